"use client";

import { useState } from "react";
import { HiddenFields } from "@/components/form/HiddenFields";
import { useActionForm } from "@/components/form/use-action-form";
import { Actions, Button } from "@/components/ui/Button";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { Tag } from "@/components/ui/Tag";
import { MAPPING_LABELS, type WeaknessFound } from "@/lib/domain/cwe/usage";
import type { FormAction } from "@/lib/domain/form-state";
import { WeaknessCombobox } from "./WeaknessCombobox";

type Props = {
  action: FormAction;
  hidden: Readonly<Record<string, string>>;
  query: string;
  /** What the search of the address found, for a browser without scripts. */
  found: readonly WeaknessFound[];
  /** What else stands in the address and has to stay. */
  keep: Readonly<Record<string, string>>;
};

/** The weakness behind a vulnerability: searched, looked at with MITRE's advice, then chosen. */
export function WeaknessPicker({ action, hidden, query, found, keep }: Props) {
  const [looked, setLooked] = useState<WeaknessFound | null>(null);
  const form = useActionForm(action, (field) => (field === "cwe" ? "cwe-search" : null));
  const choose = { send: form.send, hidden, pending: form.pending };
  return (
    <>
      <ErrorSummary errors={form.errors} kept="The weakness was not changed." />
      <form className="flex flex-wrap items-end gap-2" action="#weakness">
        <HiddenFields values={keep} />
        <WeaknessCombobox query={query} onChoose={setLooked} />
        <Button variant="quiet">Search</Button>
      </form>
      <div role="status">{looked ? <Looked weakness={looked} {...choose} /> : null}</div>
      {looked === null && query !== "" ? (
        <>
          {found.length === 0 ? <p className="mt-2 text-muted">No weakness fits “{query}”.</p> : null}
          {found.map((weakness) => (
            <Looked key={weakness.id} weakness={weakness} {...choose} />
          ))}
        </>
      ) : null}
    </>
  );
}

type ChooseProps = {
  send: (form: FormData) => void;
  hidden: Readonly<Record<string, string>>;
  pending: boolean;
};

/** One entry with what to know before it is chosen. A refused one cannot be; better ones stand beside it. */
function Looked({ weakness, ...choose }: ChooseProps & { weakness: WeaknessFound }) {
  const { id, name, usage, verdict, advice, better } = weakness;
  return (
    <div className="mt-3 border-t border-line pt-2">
      <p>
        <b>CWE-{id}</b> {name} <Tag>{MAPPING_LABELS[usage]}</Tag>
      </p>
      {usage === "allowed" ? null : (
        <p className={`text-13 ${verdict === "fine" ? "text-muted" : "text-high"}`}>{advice}</p>
      )}
      {verdict === "refused" ? null : (
        <Choose
          id={id}
          words={verdict === "warned" ? `Choose CWE-${id} all the same` : `Choose CWE-${id}`}
          {...choose}
        />
      )}
      {better.length > 0 ? (
        <>
          <p className="mt-2 text-13 font-fact">More precise entries</p>
          <ul>
            {better.map((other) => (
              <li
                key={other.id}
                className="flex flex-wrap items-center gap-x-2 border-t border-line py-1 text-13"
              >
                <span className="min-w-0 flex-1">
                  <b>CWE-{other.id}</b> {other.name}
                </span>
                <Choose id={other.id} words={`Choose CWE-${other.id}`} {...choose} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}

function Choose({ id, words, send, hidden, pending }: ChooseProps & { id: number; words: string }) {
  return (
    <form action={send} data-leaves>
      <HiddenFields values={{ ...hidden, cwe: String(id) }} />
      <Actions className="my-1.5">
        <Button variant="quiet" size="small" disabled={pending}>
          {words}
        </Button>
      </Actions>
    </form>
  );
}
