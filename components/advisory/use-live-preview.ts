import { type RefObject, useEffect, useRef, useState } from "react";
import type { AdvisoryProblem } from "@/lib/domain/advisory/problems";
import { type FormAction, type FormState, IDLE } from "@/lib/domain/form-state";
import type { ShownAdvisory } from "./AdvisoryArticle";
import { followTyping } from "./follow-typing";

/** The text as the public would read it. `saved`: nothing in it has still to be saved. `at`: when somebody looked (ISO, UTC). */
export type ShownPreview = ShownAdvisory & {
  problems: readonly AdvisoryProblem[];
  saved: boolean;
  at: string;
};

/** How a preview stands to what is typed: up to date, behind, or behind for a reason. */
export type Keeping = "up to date" | "behind" | { why: string };

const NO_ANSWER = "The desk cannot be reached.";

/**
 * The preview of what is typed in a form, a moment later. `shown`: null until something was typed. It starts anew with each
 * version of the text (`seen`), and asks at once where the form holds more than that.
 */
export function useLivePreview(
  form: RefObject<HTMLFormElement | null>,
  look: FormAction<ShownPreview>,
  seen: string | undefined,
) {
  const [answer, setAnswer] = useState<{ seen: string | undefined; shown: ShownPreview } | null>(null);
  const [keeping, setKeeping] = useState<Keeping>("up to date");
  const follower = useRef<{ typed: () => void } | null>(null);
  useEffect(() => {
    setKeeping("up to date");
    const following = followTyping<FormState<ShownPreview>>({
      ask: () => look(IDLE, new FormData(form.current ?? undefined)),
      answered(state, latest) {
        if (state.status === "review") setAnswer({ seen, shown: state.review });
        if (!latest) return;
        setKeeping(state.status === "failed" ? { why: whyOf(state) } : "up to date");
      },
      failed: () => setKeeping({ why: NO_ANSWER }),
    });
    follower.current = following;
    if (form.current?.dataset.unsaved !== undefined) following.typed();
    return () => following.stop();
  }, [form, look, seen]);
  return {
    shown: answer?.seen === seen ? (answer?.shown ?? null) : null,
    keeping,
    typed() {
      setKeeping("behind");
      follower.current?.typed();
    },
  };
}

function whyOf({ message, fields }: Extract<FormState, { status: "failed" }>): string {
  return fields[0]?.message ?? message;
}
