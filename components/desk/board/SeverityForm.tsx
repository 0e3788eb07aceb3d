"use client";

import { type FormEvent, useState } from "react";
import { FormControl } from "@/components/form/FormControl";
import { Button } from "@/components/ui/Button";
import { RadioRows } from "@/components/ui/ChoiceRows";
import type { BoardRow } from "@/lib/domain/board/row";
import { SEVERITIES, SEVERITY_LABELS, type Severity } from "@/lib/domain/severity";
import { chooseByLetter } from "./choose-by-letter";
import { textOf } from "./form-text";
import { useBoard, useBoardState } from "./use-board";
import { useFirstField } from "./use-first-field";

const CHOICES: { value: Severity | ""; label: string }[] = [
  ...SEVERITIES.toReversed().map((value) => ({ value, label: SEVERITY_LABELS[value] })),
  { value: "", label: "Not rated" },
];

type Problems = { severity?: string; severityReason?: string };

/** A rating by hand, with its reason. Cases scored with CVSS keep their score. */
export function SeverityForm({ cases }: { cases: readonly BoardRow[] }) {
  const board = useBoard();
  const form = useFirstField();
  const acting = useBoardState((state) => state.acting);
  const [problems, setProblems] = useState<Problems>({});
  const [first] = cases;
  const shared = cases.every(({ severity }) => severity === first?.severity) ? first?.severity : undefined;
  const [chosen, setChosen] = useState<string | undefined>(shared === undefined ? undefined : (shared ?? ""));
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = textOf(event.currentTarget);
    const severity = CHOICES.find(({ value }) => value === text.severity)?.value;
    const severityReason = text.severityReason?.trim() ?? "";
    if (severity === undefined) return setProblems({ severity: "Choose a severity." });
    if (severityReason === "" && asksReason(severity, cases))
      return setProblems({ severityReason: "Say why this severity, in a sentence." });
    setProblems({});
    void board.act("severity", { severity, severityReason }, cases);
  };
  return (
    <form
      ref={form}
      onSubmit={send}
      onChange={(event) => setChosen(textOf(event.currentTarget).severity)}
      onKeyDown={chooseByLetter}
      noValidate
    >
      <RadioRows
        id="act-severity"
        size="small"
        name="severity"
        legend="Severity"
        options={CHOICES}
        value={chosen}
        error={problems.severity}
      />
      <FormControl
        id="act-severity-reason"
        size="small"
        error={problems.severityReason}
        field={{
          name: "severityReason",
          label: "Why this severity",
          hint: "One sentence. The team reads this. A case that is rated like this already keeps its reason if you leave this empty.",
        }}
      />
      <p className="mt-3 text-13 text-muted">
        A reporter who was shown another severity reads that it changed, without your reason. To give them
        one, rate the case on its page.
      </p>
      <Button className="mt-4" disabled={acting}>
        Rate
      </Button>
    </form>
  );
}

// A rating that changes says why; one that is taken away needs no reason.
const asksReason = (severity: Severity | "", cases: readonly BoardRow[]) =>
  severity !== "" && cases.some((row) => row.severity !== severity);
