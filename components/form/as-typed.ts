import { type FormState, type Typed, typedText } from "@/lib/domain/form-state";
import type { FormField } from "./FormControl";

/** The field as it was sent and came back: what was typed, chosen or ticked stands in it again. */
export function asTyped(field: FormField, typed: Typed): FormField {
  const { name } = field;
  switch (field.kind) {
    case "amount":
      return {
        ...field,
        value: typedText(typed, `${name}.amount`) ?? field.value,
        unit: typedText(typed, `${name}.unit`) ?? field.unit,
      };
    case "moment":
      return { ...field, value: momentTyped(typed, name) ?? field.value };
    case "checks":
      // Boxes that were left empty are not posted at all.
      return { ...field, values: typed[name] ?? [] };
    default:
      return { ...field, value: typedText(typed, name) ?? field.value };
  }
}

function momentTyped(typed: Typed, name: string): string | undefined {
  const [day, time] = [typedText(typed, `${name}.day`), typedText(typed, `${name}.time`)];
  return day === undefined && time === undefined ? undefined : `${day ?? ""} ${time ?? ""}`.trimEnd();
}

/** What somebody else saved meanwhile, where it is not what was typed here. */
export function standingBeside(field: FormField, typed: Typed): string | undefined {
  const saved = words(field);
  if (saved === words(asTyped(field, typed))) return undefined;
  return `Saved by somebody else meanwhile: ${saved || "left empty."}`;
}

function words({ kind, value = "", values = [], unit = "", options = [] }: FormField): string {
  const labelOf = (chosen: string) =>
    String(options.find((option) => option.value === chosen)?.label ?? chosen);
  if (kind === "checks") return values.map(labelOf).join(", ");
  return kind === "amount" ? `${value} ${labelOf(unit)}` : labelOf(value);
}

/** A problem with a part of a field, `idle.amount` or `roles.0`, is the field's. */
export function belongs(problem: string, name: string): boolean {
  return problem === name || problem.startsWith(`${name}.`);
}

type Hidden = Readonly<Record<string, string>>;

/**
 * Hidden values as they were sent. While only the proof was missing, the act is still about what was on the page then: a page
 * that was built anew meanwhile may show a newer version, and nobody agreed to that.
 */
export function asSent(hidden: Hidden, typed: Typed): Hidden {
  return Object.fromEntries(
    Object.entries(hidden).map(([name, value]) => [name, typedText(typed, name) ?? value]),
  );
}

/** Whether the page behind a refused form shows a newer version: somebody else saved meanwhile. */
export function isOvertaken(hidden: Hidden, typed: Typed): boolean {
  const seen = typedText(typed, "version");
  return seen !== undefined && seen !== hidden.version;
}

/** Whether another act on the page came after the form's last answer: the page shows a newer version than that answer was about. */
export function isOutlived(state: FormState, hidden: Hidden): boolean {
  if (hidden.version === undefined) return false;
  if (state.status === "done") return state.version !== undefined && Number(hidden.version) > state.version;
  return state.status === "failed" && !state.overtaken && !state.proof && isOvertaken(hidden, state.values);
}
