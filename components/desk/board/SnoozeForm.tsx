"use client";

import type { FormEvent } from "react";
import { FormControl } from "@/components/form/FormControl";
import { Button } from "@/components/ui/Button";
import type { BoardRow } from "@/lib/domain/board/row";
import { SNOOZE_PRESETS } from "@/lib/domain/case/snooze-words";
import { OTHERS, OTHERS_WORDS } from "@/lib/domain/case/waiting";
import { chooseByLetter } from "./choose-by-letter";
import { textOf } from "./form-text";
import { useBoard, useBoardState } from "./use-board";
import { useFirstField } from "./use-first-field";

const DAY = "day";
const UNTIL = [
  ...Object.entries(SNOOZE_PRESETS).map(([value, label]) => ({ value, label })),
  { value: DAY, label: "Until the day below" },
];
const WHOM = [
  { value: "", label: "As it is" },
  ...OTHERS.map((value) => ({ value, label: OTHERS_WORDS[value] })),
];

/** Snoozes cases until a day or a reply, and says whom they wait for. */
export function SnoozeForm({ cases }: { cases: readonly BoardRow[] }) {
  const board = useBoard();
  const form = useFirstField();
  const acting = useBoardState((state) => state.acting);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { until = "", day = "", waitsFor, party } = textOf(event.currentTarget);
    const other = OTHERS.find((one) => one === waitsFor);
    const rest = other ? { waitsFor: other, party } : {};
    void board.act("snooze", { until: until === DAY ? day : until, ...rest }, cases);
  };
  return (
    <>
      <p className="text-13 text-muted">
        A reply of the reporter brings a case back at once, and so does a promise that comes due. Promises go
        on running.
      </p>
      <form ref={form} onSubmit={send} onKeyDown={chooseByLetter} noValidate>
        <FormControl
          id="act-until"
          size="small"
          field={{ name: "until", label: "Until", kind: "radios", options: UNTIL, value: "tomorrow" }}
        />
        <FormControl
          id="act-day"
          size="small"
          field={{ name: "day", label: "Day", kind: "date", optional: true }}
        />
        <FormControl
          id="act-waits"
          size="small"
          field={{ name: "waitsFor", label: "Waits for", kind: "select", options: WHOM, value: "" }}
        />
        <FormControl
          id="act-party"
          size="small"
          field={{ name: "party", label: "Whom exactly", hint: "The team reads this.", optional: true }}
        />
        <div className="mt-4 flex gap-3">
          <Button disabled={acting}>Snooze</Button>
          {cases.every(({ snoozed }) => snoozed) ? (
            <Button
              type="button"
              variant="secondary"
              disabled={acting}
              onClick={() => void board.act("wake", {}, cases)}
            >
              Bring back now
            </Button>
          ) : null}
        </div>
      </form>
    </>
  );
}
