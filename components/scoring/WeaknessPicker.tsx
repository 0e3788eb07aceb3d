import { PlainForm } from "@/components/form/PlainForm";
import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { TextInput } from "@/components/ui/TextInput";
import { findCwe, mappingAdvice, searchCwe } from "@/lib/domain/cwe/find";
import type { FormAction } from "@/lib/domain/form-state";

type Props = {
  action: FormAction;
  hidden: Record<string, string>;
  /** "CWE-79", or null. */
  chosen: string | null;
  query: string;
  /** What else stands in the address and has to stay. */
  keep: Record<string, string>;
};

/** The weakness behind a vulnerability: searched by a plain GET, chosen with MITRE's advice on whether it may be. */
export function WeaknessPicker({ action, hidden, chosen, query, keep }: Props) {
  const current = chosen === null ? undefined : findCwe(chosen);
  const found = query === "" ? [] : searchCwe(query, 8);
  return (
    <>
      <p className="mb-2">
        {chosen === null ? <span className="text-muted">No weakness chosen yet.</span> : <b>{chosen}</b>}{" "}
        {current?.name}
        {current && mappingAdvice(current).verdict === "warned" ? (
          <span className="block text-13 text-high">{mappingAdvice(current).message}</span>
        ) : null}
      </p>
      <form className="flex flex-wrap items-end gap-2" action="#weakness">
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Field id="cwe-search" label="Search by number or words" size="small" className="min-w-0 flex-1">
          {(control) => <TextInput dense name="cwe" defaultValue={query} {...control} />}
        </Field>
        <Button variant="quiet">Search</Button>
      </form>
      {query !== "" && found.length === 0 ? (
        <p className="mt-2 text-muted">No weakness fits “{query}”.</p>
      ) : null}
      <ul className="mt-2">
        {found.map((cwe) => {
          const { verdict, message } = mappingAdvice(cwe);
          return (
            <li key={cwe.id} className="border-t border-line py-2">
              <b>CWE-{cwe.id}</b> {cwe.name}
              <p className={`text-13 ${verdict === "fine" ? "text-muted" : "text-high"}`}>{message}</p>
              {verdict === "refused" ? null : (
                <PlainForm
                  size="small"
                  variant="quiet"
                  action={action}
                  hidden={{ ...hidden, cwe: String(cwe.id) }}
                  submit={`Choose CWE-${cwe.id}`}
                />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
