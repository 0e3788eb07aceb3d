import type { DeskMove } from "@/lib/domain/case/desk-moves";
import type { UseCase } from "@/lib/server/use-case";
import { acceptCase } from "./accept";
import type { MoveResult } from "./move";
import {
  acknowledgeCase,
  askReporter,
  closeCase,
  planFix,
  reopenCase,
  reworkFix,
  schedulePublication,
  unschedulePublication,
  withholdCase,
} from "./moves";
import { markFixReady } from "./record-fix";
import { rejectCase } from "./reject";

/** The use case of each move that the team makes. */
export const DESK_MOVE_USE_CASES: Readonly<Record<DeskMove, UseCase<MoveResult>>> = {
  acknowledge: acknowledgeCase,
  ask: askReporter,
  accept: acceptCase,
  reject: rejectCase,
  plan: planFix,
  fix_ready: markFixReady,
  rework: reworkFix,
  schedule: schedulePublication,
  unschedule: unschedulePublication,
  close: closeCase,
  withhold: withholdCase,
  reopen: reopenCase,
};
