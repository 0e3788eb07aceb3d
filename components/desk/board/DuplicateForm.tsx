"use client";

import type { FormEvent } from "react";
import { FormControl } from "@/components/form/FormControl";
import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import type { BoardRow } from "@/lib/domain/board/row";
import { LINK_UNDONE_WORDS } from "@/lib/domain/case/take-back";
import { DUPLICATE_REASON_EITHER_WAY } from "@/lib/domain/duplicates/words";
import { CaseBox } from "./CaseBox";
import { textOf } from "./form-text";
import { useBoard, useBoardState } from "./use-board";
import { useFirstField } from "./use-first-field";

/** Names the earlier case, and what the reporters of these read. */
export function DuplicateForm({ cases }: { cases: readonly BoardRow[] }) {
  const board = useBoard();
  const form = useFirstField();
  const acting = useBoardState((state) => state.acting);
  // What is closed as a duplicate already is only linked: nobody reads anything.
  const closes = cases.some(({ state }) => state !== "closed");
  const problem = useBoardState(({ refused }) => refused.flatMap(({ fields }) => fields)[0]?.message);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { duplicateOf = "", reason = "" } = textOf(event.currentTarget);
    void board.act("duplicate", { duplicateOf, reason }, cases);
  };
  return (
    <form ref={form} onSubmit={send} noValidate autoComplete="off">
      <Field
        id="act-duplicate-of"
        label="The earlier case"
        hint="Its reference, or words of its title. A duplicate leads on to the case it repeats itself."
        error={problem}
        size="small"
      >
        {(control) => <CaseBox name="duplicateOf" control={control} except={cases} />}
      </Field>
      {closes ? (
        <FormControl
          id="act-reason"
          size="small"
          field={{
            name: "reason",
            label: "Reason",
            hint: "A reporter reads this as it is.",
            kind: "area",
            outgoing: true,
            value: DUPLICATE_REASON_EITHER_WAY,
          }}
        />
      ) : null}
      {cases.length > 1 ? (
        <p className="mt-3 text-13 text-muted">
          Each case is linked on its own. Those that cannot be stay as they are, and are named.
        </p>
      ) : null}
      {closes ? <p className="mt-3 text-13 text-muted">{LINK_UNDONE_WORDS}</p> : null}
      <Button className="mt-3" disabled={acting}>
        {`${closes ? "Close" : "Link"} as ${cases.length > 1 ? "duplicates" : "a duplicate"}`}
      </Button>
    </form>
  );
}
