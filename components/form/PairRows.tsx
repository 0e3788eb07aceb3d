import { FieldError } from "@/components/ui/Field";
import { TextInput } from "@/components/ui/TextInput";

const SPARE_ROWS = 2;

type Column = { key: string; label: string; placeholder?: string; inputMode?: "url" | "email" };
type Form = {
  columns: readonly [Column, Column];
  typed: (field: string, otherwise: string) => string;
  errorOf: (field: string) => string | undefined;
};
type Values = Readonly<Record<string, string>>;
type Props = Form & {
  /** Fields are named `name.0.label`, … with the keys of the columns. */
  name: string;
  /** What a row is, for its labels: "reference". */
  noun: string;
  rows: readonly Values[];
  most: number;
};

/** Pairs of short texts, a row each, with spare rows at the end; a blank row is left out. Needs no JavaScript. */
export function PairRows({ name, noun, rows, most, ...form }: Props) {
  return (
    <div id={name}>
      {Array.from({ length: Math.min(rows.length + SPARE_ROWS, most) }, (_, index) => `${name}.${index}`).map(
        (row, index) => (
          <Pair key={row} name={row} noun={`${noun} ${index + 1}`} values={rows[index] ?? {}} {...form} />
        ),
      )}
    </div>
  );
}

type PairProps = Form & { name: string; noun: string; values: Values };

/** One such row; its fields are named `name` and the keys of the columns. */
export function Pair({ name, noun, values, columns, typed, errorOf }: PairProps) {
  const problems = columns.flatMap(({ key }) => {
    const words = errorOf(`${name}.${key}`);
    return words ? [{ id: `${name}.${key}`, words }] : [];
  });
  return (
    <div className="mt-1.5 max-sm:mt-3">
      {problems.map(({ id, words }) => (
        <FieldError key={id} id={id} words={words} className="mb-1" />
      ))}
      <div className="grid gap-2 sm:grid-cols-[1fr_2fr]">
        {columns.map(({ key, label, placeholder, inputMode }) => {
          const field = `${name}.${key}`;
          return (
            <TextInput
              key={key}
              dense
              id={field}
              name={field}
              inputMode={inputMode}
              aria-label={`${label} of ${noun}`}
              aria-describedby={errorOf(field) ? `${field}-error` : undefined}
              aria-invalid={errorOf(field) ? true : undefined}
              placeholder={placeholder}
              defaultValue={typed(field, values[key] ?? "")}
            />
          );
        })}
      </div>
    </div>
  );
}
