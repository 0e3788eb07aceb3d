import { Icon } from "@/components/ui/Icon";
import { PlainLink } from "@/components/ui/PlainLink";
import { Section } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import type { CaseState } from "@/lib/domain/case/states";
import { STATE_WORDS } from "@/lib/domain/case/words";
import type { FormAction } from "@/lib/domain/form-state";
import { TickForm } from "./TickForm";

export type ChecklistLine = {
  id: string;
  state: CaseState;
  words: string;
  done: { by: string | null; at: Date } | null;
};

type Props = {
  caseId: string;
  state: CaseState;
  now: readonly ChecklistLine[];
  before: readonly ChecklistLine[];
  /** null: this person ticks nothing. */
  tick: FormAction | null;
  editHref: string | null;
};

/** What the team does in this state, with who ticked it and when. It reminds; it stops no move. */
export function CaseChecklist({ caseId, state, now, before, tick, editHref }: Props) {
  if (now.length + before.length === 0 && !editHref) return null;
  const done = now.filter((line) => line.done).length;
  return (
    <Section
      title="Checklist"
      size="small"
      id="checklist"
      note={editHref ? <PlainLink href={editHref}>Edit</PlainLink> : null}
    >
      <p className="pb-1 text-13 text-muted">
        {now.length === 0
          ? `Nothing is listed for “${STATE_WORDS[state].desk}”.`
          : `For “${STATE_WORDS[state].desk}”: ${done} of ${now.length} done. It stops no move.`}
      </p>
      <ul>
        {now.map((line) => (
          <Line key={line.id} caseId={caseId} line={line} tick={tick} />
        ))}
      </ul>
      {before.length > 0 ? (
        <details className="mt-1">
          <summary className="text-13">Ticked before, {before.length}</summary>
          <ul>
            {before.map((line) => (
              <Line key={line.id} caseId={caseId} line={line} tick={null} />
            ))}
          </ul>
        </details>
      ) : null}
    </Section>
  );
}

function Line({ caseId, line, tick }: { caseId: string; line: ChecklistLine; tick: FormAction | null }) {
  const { id, words, done } = line;
  const text = (
    <span className="block wrap-anywhere">
      {words}
      {done ? (
        <span className="block text-13 text-muted">
          {done.by ?? "somebody"}, <Time at={done.at} style="short" />
        </span>
      ) : null}
    </span>
  );
  return (
    <li className="border-t border-line py-1.5">
      {tick ? (
        <TickForm
          action={tick}
          hidden={{ caseId, itemId: id, done: done ? "no" : "yes" }}
          done={done !== null}
          label={words}
        >
          {text}
        </TickForm>
      ) : (
        <span className="flex items-start gap-2.5">
          <Icon name={done ? "check" : "dot"} className={`mt-1 ${done ? "text-ok" : "text-muted"}`} />
          {text}
        </span>
      )}
    </li>
  );
}
