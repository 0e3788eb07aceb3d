import { z } from "zod";
import { transitionFor } from "@/lib/domain/case/states";
import { MOST_FILES } from "@/lib/domain/file-limits";
import { writtenSchema } from "@/lib/domain/written";
import { caseChain } from "@/lib/server/audit/append";
import { countTry } from "@/lib/server/rate-limit";
import { type Caller, type UseCase, useCase } from "@/lib/server/use-case";
import { notifyTeam } from "@/lib/usecases/notices/queue";
import { mention, namedIn } from "./mention";
import { performMove } from "./move";
import { insertMessage, postFromReporter, postToReporter } from "./post-message";
import { settleCase } from "./settle";
import { caseInput, lockCase } from "./subject";

const written = caseInput.extend({ body: writtenSchema("Write something first.") });

/** What the team writes, and its uploads that go with it. */
const writtenWithFiles = written.extend({ files: z.array(z.uuid()).max(MOST_FILES).default([]) });

/** A note only the team can read. Colleagues whom it names with “@” are told. */
export const addNote = useCase({
  input: writtenWithFiles,
  action: "case.note",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    const { caseId, body, files } = input;
    const ids = await namedIn(work, subject.access, body);
    const messageId = await insertMessage(work, caseId, { kind: "note", audience: "internal", body, files });
    const jobs = await mention(work, { caseId, messageId, ids });
    const data = { messageId, ...(ids.length > 0 && { mentioned: ids }) };
    return {
      result: { messageId },
      events: [{ chain: caseChain(caseId), action: "note.added", data }],
      jobs,
    };
  },
});

/** A message of the team to the reporter, or the notice that it is fixed (S4.9). */
export const writeToReporter = useCase({
  input: writtenWithFiles.extend({ kind: z.enum(["message", "fix_notice"]).default("message") }),
  action: "case.message",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    const { messageId, jobs } = await postToReporter(work, subject.case, {
      kind: input.kind,
      body: input.body,
      files: input.files,
    });
    await settleCase(work.tx, input.caseId, work.now);
    const action = input.kind === "fix_notice" ? "reporter.told" : "message.sent";
    return {
      result: { messageId },
      events: [{ chain: caseChain(input.caseId), action, audience: "reporter", data: { messageId } }],
      jobs,
    };
  },
});

/** The reporter's answer. Where the team waits for one, the case goes back to where it was (story 9). */
export const replyAsReporter = useCase({
  input: written,
  action: "case.reply",
  prepare: async ({ actor }) => {
    if (actor.type === "reporter") await countTry("reply", actor.participantId);
  },
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    const { messageId, jobs, events } = await postFromReporter(work, subject.case, {
      kind: "message",
      body: input.body,
    });
    const moved = transitionFor(subject.case, "reply")
      ? await performMove(work, subject, "reply", { caseId: input.caseId })
      : null;
    await work.become(work.actor);
    return {
      result: { messageId },
      events: [
        {
          chain: caseChain(input.caseId),
          action: "reporter.wrote",
          audience: "reporter",
          data: { messageId },
        },
        ...events,
        ...(moved ? [moved.event] : []),
      ],
      jobs,
    };
  },
});

/** A correction to the report, which itself never changes. */
export const correctReport = useCase({
  input: written,
  action: "case.correct",
  prepare: async ({ actor }) => {
    if (actor.type === "reporter") await countTry("correction", actor.participantId);
  },
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    const { messageId, jobs, events } = await postFromReporter(work, subject.case, {
      kind: "correction",
      body: input.body,
    });
    await work.become(work.actor);
    return {
      result: { messageId },
      events: [
        {
          chain: caseChain(input.caseId),
          action: "report.corrected",
          audience: "reporter",
          data: { messageId },
        },
        ...events,
      ],
      jobs,
    };
  },
});

/** The reporter takes the report back. */
export const withdrawReport = useCase({
  input: caseInput,
  action: "case.withdraw",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    await work.become({ type: "system", task: "withdrawal" });
    const { event, jobs, result } = await performMove(work, subject, "withdraw", input);
    const { assigneeId } = subject.case;
    const notice = { template: "case_changed", caseId: input.caseId, assigneeId, now: work.now } as const;
    const told = await notifyTeam(work.tx, notice);
    await work.become(work.actor);
    return { result: { caseId: input.caseId, to: result.to }, events: [event], jobs: [...jobs, ...told] };
  },
});

const audienceInput = z.object({ audience: z.enum(["internal", "reporter"]).catch("internal") });

/** What the composer sends: a note, unless the reporter was chosen as its reader outright. */
export const writeOnCase: UseCase<{ messageId: string }> = Object.assign(
  (caller: Caller, input: unknown) => {
    const { audience } = audienceInput.catch({ audience: "internal" }).parse(input);
    return audience === "reporter" ? writeToReporter(caller, input) : addNote(caller, input);
  },
  { action: addNote.action },
);
