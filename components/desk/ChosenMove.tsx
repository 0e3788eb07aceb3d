import { PlainForm } from "@/components/form/PlainForm";
import { Checklist } from "@/components/ui/Checklist";
import { PlainLink } from "@/components/ui/PlainLink";
import type { DeskMove } from "@/lib/domain/case/desk-moves";
import { NEED_WORDS } from "@/lib/domain/case/needs";
import type { CaseState, Need } from "@/lib/domain/case/states";
import { EVENT_WORDS, STATE_WORDS } from "@/lib/domain/case/words";
import type { FormAction } from "@/lib/domain/form-state";
import { type MoveContext, moveFields, placeOf, replyField } from "./move-forms";
import { type ReadyReply, ReplyPicker } from "./ReplyPicker";

export type OfferedMove = {
  move: DeskMove;
  /** The state it leads to; null: back to where a question was asked. */
  to: CaseState | null;
  needs: readonly Need[];
  /** Needs that nothing stored meets yet. */
  missing: readonly Need[];
};

export type ChosenProps = {
  here: string;
  hidden: Record<string, string>;
  offer: OfferedMove;
  context: MoveContext;
  action: FormAction;
  replies: readonly ReadyReply[];
  /** The reply the address asks for. */
  reply?: string;
  editReplies: string | null;
  /** Whether the reporter hears of a message by mail. */
  mailed: boolean;
};

export const MOVE_KEYS: Partial<Record<DeskMove, string>> = { accept: "accept", reject: "reject" };
export const ENDING: ReadonlySet<DeskMove> = new Set(["reject", "withhold"]);

/** What a move needs, met or not, and the form that makes it. */
export function ChosenMove({
  here,
  hidden,
  offer,
  context,
  action,
  replies,
  reply,
  editReplies,
  mailed,
}: ChosenProps) {
  const { move, needs, missing } = offer;
  const field = replyField(move, context);
  const elsewhere = missing.filter((need) => placeOf(need) !== null);
  return (
    <div id="move" data-key={MOVE_KEYS[move]}>
      <h2 className="mt-3 mb-1.5 text-16">{headingOf(offer)}</h2>
      <Checklist
        items={needs.map((need) => {
          const done = !missing.includes(need);
          const place = placeOf(need);
          return {
            key: need,
            done,
            words: NEED_WORDS[need],
            note: done ? undefined : place ? (
              <PlainLink href={place.place === "fix" ? "#fix" : `${here}/${place.place}`}>
                {place.words}
              </PlainLink>
            ) : (
              <span className="text-muted">asked below</span>
            ),
          };
        })}
      />
      {field ? (
        <ReplyPicker
          key={`reply-${move}`}
          id="move"
          replies={replies}
          target={`move-${move}-${field}`}
          chosen={reply}
          place={{ move }}
          editHref={editReplies}
        />
      ) : null}
      <PlainForm
        key={`${move} ${reply}`}
        id={`move-${move}`}
        action={action}
        fields={moveFields(move, context)}
        hidden={hidden}
        submit={EVENT_WORDS[move].button}
        variant={ENDING.has(move) ? "secondary" : "primary"}
        size="small"
        leaves
      >
        <p className="min-w-0 flex-1 text-13 text-muted">
          {tellsWords(move, { reads: context.hasReporter, mailed }, elsewhere.length)}
        </p>
      </PlainForm>
    </div>
  );
}

function headingOf({ move, to, needs, missing }: OfferedMove): string {
  const target = to === null ? EVENT_WORDS[move].button : `To “${STATE_WORDS[to].desk}”`;
  if (needs.length === 0) return target;
  return missing.length === 0
    ? `${target}: nothing is missing`
    : `${target}: ${missing.length} of ${needs.length} to do`;
}

// What people outside the team learn from this move, said before it is made.
function tellsWords(
  move: DeskMove,
  reporter: { reads: boolean; mailed: boolean },
  elsewhere: number,
): string {
  if (elsewhere > 0) return "What is missing above comes first; each line leads to its place.";
  if (!reporter.reads) return "Nobody outside the team is told: this case has no reporter.";
  switch (move) {
    case "acknowledge":
    case "ask":
      return reporter.mailed
        ? "The reporter reads your message, and gets a mail that says only that there is one."
        : "The reporter reads your message when they look in; no mail tells them of it.";
    case "reject":
      return "The reporter reads outcome and reason. Spam closes without a word.";
    case "accept":
      return "The reporter sees “Confirmed”, and your message if you write one. The advisory draft is started.";
    case "plan":
      return "The reporter sees “Being fixed” and the date.";
    case "fix_ready":
      return "The reporter sees “Fix ready”, none of these fields.";
    default:
      return "The reporter sees the new state.";
  }
}
