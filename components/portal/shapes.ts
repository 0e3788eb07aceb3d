import type { MessageKind } from "@/lib/domain/case/origins";
import type { ReporterEventWords } from "@/lib/domain/case/reporter-events";
import type { ClockKind } from "@/lib/domain/clock/promise";
import type { ClockStatus } from "@/lib/domain/clock/status";

/** Plain data the portal's pieces are given; nothing in here is the team's own. */
export type ShownFile = { id: string; name: string; sizeBytes: number };

export type ShownMessage = {
  id: string;
  kind: MessageKind;
  mine: boolean;
  author: string | null;
  /** Sanitised by the Markdown renderer. */
  html: string;
  at: Date;
  files: readonly ShownFile[];
  isNew: boolean;
};

export type ShownEvent = ReporterEventWords & {
  seq: number;
  at: Date;
  /** What the team wrote about it for the reporter. */
  said: string | null;
  isNew: boolean;
};

export type ShownPromise = {
  id: string;
  kind: ClockKind;
  label: string;
  limit: string;
  dueAt: Date;
  satisfiedAt: Date | null;
  status: ClockStatus;
};

/** A promise that is late now: nobody has kept it, and nothing has ended it. */
export function lateNow(promises: readonly ShownPromise[]): ShownPromise[] {
  return promises.filter(
    ({ status }) => status.state === "breached" && !status.answered && status.escalation > 0,
  );
}
