import type { FormField } from "@/components/form/FormControl";
import { SEVERITIES, SEVERITY_LABELS } from "@/lib/domain/severity";

type Option = { value: string; label: string };

/** A rating by hand, worst first. */
export function severityField(words: { label: string; hint: string }, value: string): FormField {
  return {
    name: "severity",
    ...words,
    kind: "select",
    options: [
      { value: "", label: "Not rated" },
      ...[...SEVERITIES].reverse().map((one) => ({ value: one, label: SEVERITY_LABELS[one] })),
    ],
    value,
  };
}

/** The product of the register, where there is a register. */
export function productFields(label: string, products: readonly Option[], value: string): FormField[] {
  if (products.length === 0) return [];
  return [
    {
      name: "productId",
      label,
      kind: "select",
      options: [{ value: "", label: "Not in the register" }, ...products],
      value,
    },
  ];
}

/** When the fix can be expected, as a day. */
export function resolutionField(value: string): FormField {
  return {
    name: "expectedResolutionAt",
    label: "Expected resolution",
    hint: "Shown to the reporter.",
    kind: "date",
    value,
  };
}

type Fix = { fixReference: string; mitigation: string; testEvidence: string };

/** How a fix was made and tested; also the fields of the fix panel. */
export function fixFields(fix: Fix): FormField[] {
  return [
    {
      name: "fixReference",
      label: "Fix",
      hint: "A commit, a pull request or a build. Needed where no mitigation is named.",
      value: fix.fixReference,
      mono: true,
      optional: true,
    },
    {
      name: "mitigation",
      label: "Mitigation",
      hint: "What was done or can be done where there is no fix. Needed where no fix is named.",
      kind: "area",
      value: fix.mitigation,
      optional: true,
    },
    {
      name: "testEvidence",
      label: "Test evidence",
      hint: "How the fixed build was tested, and what came out.",
      kind: "area",
      value: fix.testEvidence,
    },
  ];
}
