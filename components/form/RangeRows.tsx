import { AS, StackedTable, StackLabel, Td, Th } from "@/components/ui/Table";
import { TextInput } from "@/components/ui/TextInput";
import type { Typed } from "@/lib/domain/form-state";

const COLUMNS = [
  { key: "product", label: "Product" },
  { key: "introduced", label: "Introduced in" },
  { key: "lastAffected", label: "Last affected" },
  { key: "fixed", label: "Fixed in" },
] as const;
const SPARE_ROWS = 3;

type Range = { product: string; introduced: string; lastAffected: string; fixed: string };
type Props = {
  /** Fields are named `name.0.product`, `name.0.introduced`, … */
  name: string;
  rows: readonly Range[];
  typed: (field: string, otherwise: string) => string;
  errorOf: (field: string) => string | undefined;
  /** Product names to offer. */
  products?: readonly string[];
  /** Typed values that came back, to know how many rows were sent. */
  returned: Typed | null;
};

/** Affected and fixed versions, a row each, with spare rows at the end; a blank row is left out. Needs no JavaScript. */
export function RangeRows({ name, rows, typed, errorOf, products = [], returned }: Props) {
  const sent = Object.keys(returned ?? {}).filter((key) =>
    new RegExp(`^${name}\\.\\d+\\.product$`).test(key),
  );
  const count = Math.max(rows.length + SPARE_ROWS, sent.length);
  const problems = Array.from({ length: count }, (_, index) =>
    COLUMNS.flatMap(({ key, label }) => {
      const words = errorOf(`${name}.${index}.${key}`);
      return words ? [`Row ${index + 1}, ${label.toLowerCase()}: ${words}`] : [];
    }),
  ).flat();
  return (
    <div id={name}>
      {problems.map((words) => (
        <p key={words} className="font-fact text-high">
          <span className="sr-only">Error: </span>
          {words}
        </p>
      ))}
      <datalist id={`${name}-products`}>
        {products.map((product) => (
          <option key={product} value={product} />
        ))}
      </datalist>
      <StackedTable
        caption="Affected and fixed versions; a blank row is left out"
        heads={COLUMNS.map(({ key, label }) => <Th key={key}>{label}</Th>)}
      >
        {Array.from({ length: count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
          <tr key={index} {...AS.row} className="max-md:grid-cols-2!">
            {COLUMNS.map(({ key, label }) => {
              const field = `${name}.${index}.${key}`;
              return (
                <Td key={key} className="max-md:col-span-1!">
                  <StackLabel>{label}</StackLabel>
                  <TextInput
                    dense
                    id={field}
                    name={field}
                    aria-label={`${label}, row ${index + 1}`}
                    aria-invalid={errorOf(field) ? true : undefined}
                    list={key === "product" ? `${name}-products` : undefined}
                    defaultValue={typed(field, rows[index]?.[key] ?? "")}
                    className={key === "product" ? "md:min-w-36" : "md:min-w-20"}
                  />
                </Td>
              );
            })}
          </tr>
        ))}
      </StackedTable>
    </div>
  );
}
