import { AmountControl } from "@/components/form/AmountControl";
import { FieldError } from "@/components/ui/Field";
import { Select } from "@/components/ui/TextInput";
import type { ClockKind } from "@/lib/domain/clock/promise";
import { POLICY_LABELS, PROMISE_UNITS } from "@/lib/domain/policy/words";

/** A promise as the form has it; an empty amount is none. */
export type TypedPromise = { kind: ClockKind; amount: string; unit: string; shown: "public" | "team" };

type Props = {
  promises: readonly TypedPromise[];
  typed: (field: string, otherwise: string) => string;
  errorOf: (field: string) => string | undefined;
};

const HINTS: Record<ClockKind, string> = {
  acknowledgement:
    "A person confirms that the report was read. Empty: the team still holds itself to 7 days.",
  evaluation: "The evaluation and an expected date, both together. Empty: no promise.",
  next_update: "After each message to the reporter. Empty: no promise.",
};

const units = Object.entries(PROMISE_UNITS).map(([value, label]) => ({ value, label }));
const SHOWN = [
  { value: "public", label: "promised in public" },
  { value: "team", label: "kept by the team alone" },
];

/** What is promised by when, a row a promise. */
export function PromiseRows({ promises, typed, errorOf }: Props) {
  return (
    <div id="promises">
      {promises.map(({ kind, amount, unit, shown }) => {
        const name = `promises.${kind}`;
        const id = `${name}.amount`;
        const error = errorOf(id);
        const shownNow = typed(`${name}.shown`, shown);
        return (
          <div
            key={kind}
            className={`border-t border-line py-2.5 ${error ? "border-s-4 border-s-high ps-4" : ""}`}
          >
            <label htmlFor={id} className="text-14 font-fact">
              {POLICY_LABELS[kind]}
            </label>
            <p id={`${id}-hint`} className="mb-1.5 max-w-hint text-13 text-muted">
              {HINTS[kind]}
            </p>
            {error ? <FieldError id={id} words={error} className="mb-1.5" /> : null}
            <div className="flex flex-wrap gap-2">
              <AmountControl
                dense
                name={name}
                label={POLICY_LABELS[kind]}
                amount={typed(id, amount)}
                unit={typed(`${name}.unit`, unit)}
                units={units}
                control={{
                  id,
                  "aria-describedby": error ? `${id}-hint ${id}-error` : `${id}-hint`,
                  "aria-invalid": error ? true : undefined,
                }}
              />
              <Select
                key={shownNow}
                name={`${name}.shown`}
                defaultValue={shownNow}
                options={SHOWN}
                aria-label={`Who is told: ${POLICY_LABELS[kind]}`}
                className="min-h-8 w-auto! py-1"
              />
            </div>
          </div>
        );
      })}
    </div>
  );
}
