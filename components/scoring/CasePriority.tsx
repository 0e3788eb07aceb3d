import { LineRow, Section } from "@/components/ui/Section";
import { PRIORITY_WORDS, type Priority } from "@/lib/domain/priority/levels";
import type { PriorityReason } from "@/lib/domain/priority/reasons";
import { explainPriority } from "@/lib/domain/priority/words";

type Props = { level: Priority; reasons: readonly PriorityReason[] };

/** How pressing a case is, and what makes it so, line by line. */
export function CasePriority({ level, reasons }: Props) {
  return (
    <Section title="Priority" size="small" note={<b className="text-14">{PRIORITY_WORDS[level]}</b>}>
      {reasons.length === 0 ? <p className="text-muted">Nothing about it presses.</p> : null}
      {explainPriority(reasons).map(({ reason, words, effect }) => (
        <LineRow key={reason} label={words}>
          <span className="text-13 text-muted">{effect}</span>
        </LineRow>
      ))}
    </Section>
  );
}
