import { TextInput } from "@/components/ui/TextInput";

const SPARE_ROWS = 2;

type Props = {
  rows: readonly { label: string; url: string }[];
  typed: (field: string, otherwise: string) => string;
  errorOf: (field: string) => string | undefined;
};

/** Links for further reading, a label and an address each, with spare rows at the end. */
export function ReferenceRows({ rows, typed, errorOf }: Props) {
  return (
    <div id="references">
      {Array.from({ length: Math.min(rows.length + SPARE_ROWS, 50) }, (_, index) => {
        const label = `references.${index}.label`;
        const url = `references.${index}.url`;
        const problem = errorOf(url) ?? errorOf(label);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
          <div key={index} className="mt-1.5">
            {problem ? (
              <p className="font-fact text-high">
                <span className="sr-only">Error: </span>
                {problem}
              </p>
            ) : null}
            <div className="grid gap-2 sm:grid-cols-[1fr_2fr]">
              <TextInput
                dense
                name={label}
                aria-label={`Label of reference ${index + 1}`}
                placeholder="Label"
                defaultValue={typed(label, rows[index]?.label ?? "")}
              />
              <TextInput
                dense
                id={url}
                name={url}
                inputMode="url"
                aria-label={`Address of reference ${index + 1}`}
                aria-invalid={problem ? true : undefined}
                placeholder="https://"
                defaultValue={typed(url, rows[index]?.url ?? "")}
              />
            </div>
          </div>
        );
      })}
    </div>
  );
}
