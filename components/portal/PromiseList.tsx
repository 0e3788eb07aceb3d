import { ClockChip } from "@/components/ui/ClockChip";
import { LineRow, Section } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import { clockWords } from "@/lib/domain/clock/words";
import type { ShownPromise } from "./shapes";

/** What was promised and how it was kept. Kept updates are counted; missed ones stay, each on its line. */
export function PromiseList({ promises }: { promises: readonly ShownPromise[] }) {
  const keptUpdates = promises.filter(({ kind, status }) => kind === "next_update" && status.state === "met");
  const shown = promises.filter((promise) => !keptUpdates.includes(promise));
  if (promises.length === 0) return null;
  return (
    <Section title="What we promised" size="small">
      {shown.map((promise) => (
        <LineRow key={promise.id} label={<Label promise={promise} />}>
          <ClockChip {...clockWords(promise.status)} />
        </LineRow>
      ))}
      {keptUpdates.length > 0 ? (
        <LineRow label={keptUpdates.length === 1 ? "One update" : `${keptUpdates.length} updates`}>
          <ClockChip tone="kept" words="kept" />
        </LineRow>
      ) : null}
    </Section>
  );
}

function Label({ promise: { kind, label, limit, dueAt } }: { promise: ShownPromise }) {
  return (
    <>
      {kind === "next_update" ? (
        <>
          Update, <Time at={dueAt} style="date" />
        </>
      ) : (
        label
      )}
      <span className="block text-13 text-muted">
        {kind === "next_update" ? `every ${limit}` : `within ${limit}`}
      </span>
    </>
  );
}
