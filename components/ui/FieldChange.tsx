import type { ReactNode } from "react";
import { Added, Changed, Removed } from "./Changed";

/** How one field differs: from what to what, what came and went, or word by word. */
export type ShownChange =
  | { kind: "words"; before: string; after: string }
  | { kind: "list"; added: readonly string[]; removed: readonly string[] }
  | { kind: "text"; parts: readonly Part[] };

type Part = { kind: "same" | "added" | "removed"; text: string };

/** Fields that differ between two versions, a ruled row each. Children are FieldChange. */
export function FieldChanges({ children }: { children: ReactNode }) {
  return <div className="border-t border-line">{children}</div>;
}

/** The name of a field, and how it differs. */
export function FieldChange({ label, change }: { label: ReactNode; change: ShownChange }) {
  return (
    <div className="grid gap-x-6 gap-y-0.5 border-b border-line py-2.5 sm:grid-cols-[11rem_minmax(0,1fr)]">
      <h3 className="text-14 font-fact">{label}</h3>
      <div className="min-w-0 wrap-anywhere">
        <ChangeWords change={change} />
      </div>
    </div>
  );
}

function ChangeWords({ change }: { change: ShownChange }) {
  if (change.kind === "words") return <Changed before={change.before} after={change.after} />;
  if (change.kind === "list")
    return (
      <ul>
        {change.removed.map((entry) => (
          <li key={`-${entry}`}>
            <Removed>{entry}</Removed>
          </li>
        ))}
        {change.added.map((entry) => (
          <li key={`+${entry}`}>
            <Added>{entry}</Added>
          </li>
        ))}
      </ul>
    );
  return (
    <p className="whitespace-pre-line">
      {change.parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, rendered once
        <TextPart key={index} {...part} first={index === 0} last={index === change.parts.length - 1} />
      ))}
    </p>
  );
}

const AROUND = 60;

/** A piece of a text; of long pieces that stay, only what stands beside a change. */
function TextPart({ kind, text, first, last }: Part & { first: boolean; last: boolean }) {
  if (kind === "added") return <Added>{text}</Added>;
  if (kind === "removed") return <Removed>{text}</Removed>;
  if (text.length <= 2 * AROUND) return text;
  const start = first ? "" : text.slice(0, AROUND);
  const end = last ? "" : text.slice(-AROUND);
  return `${start} … ${end}`;
}
