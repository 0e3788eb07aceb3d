"use client";

import type { FormEvent } from "react";
import { FormControl } from "@/components/form/FormControl";
import { Button } from "@/components/ui/Button";
import type { BoardRow } from "@/lib/domain/board/row";
import { SEVERITIES, SEVERITY_LABELS, type Severity } from "@/lib/domain/severity";
import { textOf } from "./form-text";
import { useBoard, useBoardState } from "./use-board";
import { useFirstField } from "./use-first-field";

const CHOICES: { value: Severity | ""; label: string }[] = [
  ...SEVERITIES.toReversed().map((value) => ({ value, label: SEVERITY_LABELS[value] })),
  { value: "", label: "Not rated" },
];

/** A rating by hand, with its reason. Cases scored with CVSS keep their score. */
export function SeverityForm({ cases }: { cases: readonly BoardRow[] }) {
  const board = useBoard();
  const form = useFirstField();
  const acting = useBoardState((state) => state.acting);
  const [first] = cases;
  const shared = cases.every(({ severity }) => severity === first?.severity) ? first?.severity : undefined;
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = textOf(event.currentTarget);
    const severity = CHOICES.find(({ value }) => value === text.severity)?.value ?? "";
    void board.act("severity", { severity, severityReason: text.severityReason ?? "" }, cases);
  };
  return (
    <form ref={form} onSubmit={send} noValidate>
      <FormControl
        id="act-severity"
        size="small"
        field={{
          name: "severity",
          label: "Severity",
          kind: "radios",
          options: CHOICES,
          value: shared === undefined ? undefined : (shared ?? ""),
        }}
      />
      <FormControl
        id="act-severity-reason"
        size="small"
        field={{
          name: "severityReason",
          label: "Why this severity",
          hint: "One sentence. The team reads this.",
        }}
      />
      <Button className="mt-4" disabled={acting}>
        Rate
      </Button>
    </form>
  );
}
