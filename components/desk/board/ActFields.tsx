import { AssignForm } from "./AssignForm";
import { DuplicateForm } from "./DuplicateForm";
import { LabelForm } from "./LabelForm";
import { MoveForm } from "./MoveForm";
import { SeverityForm } from "./SeverityForm";
import { SnoozeForm } from "./SnoozeForm";
import type { ActForm } from "./store/board-state";

/** The fields of each kind of act. */
export default function ActFields({ kind, move, cases }: ActForm) {
  switch (kind) {
    case "assign":
      return <AssignForm cases={cases} />;
    case "label":
      return <LabelForm cases={cases} />;
    case "severity":
      return <SeverityForm cases={cases} />;
    case "snooze":
      return <SnoozeForm cases={cases} />;
    case "move":
      return <MoveForm cases={cases} move={move} />;
    case "duplicate":
      return <DuplicateForm cases={cases} />;
  }
}
