import { and, asc, count, eq, isNull } from "drizzle-orm";
import { attachments, caseWatchers, clocks, participants, people, vulnerabilities } from "@/db/schema";
import { can } from "@/lib/domain/access/policy";
import type { PeekData } from "@/lib/domain/board/peek";
import { NEED_WORDS } from "@/lib/domain/case/needs";
import { type Offered, offeredMoves } from "@/lib/domain/case/offered-moves";
import { isReference } from "@/lib/domain/case/reference";
import { EVENT_WORDS, STATE_WORDS } from "@/lib/domain/case/words";
import { CLOCK_LABELS } from "@/lib/domain/clock/promise";
import { clockStatus } from "@/lib/domain/clock/status";
import { clockWords } from "@/lib/domain/clock/words";
import { gatherFacts } from "@/lib/queries/case-facts";
import { toClock } from "@/lib/queries/clock-row";
import { type FoundCase, findCase } from "@/lib/queries/find-case";
import { accessOf } from "@/lib/server/case-access";
import { type Reading, read } from "@/lib/server/read";
import type { Looking } from "./find";
import { messagesOf, NO_NAME, reportOf, withHtml } from "./peek-texts";
import { rowOf } from "./row";

/** What is shown beside the board about one case; null where it is absent or not for this person. */
export async function peekAt({ actor, now }: Looking, reference: string): Promise<PeekData | null> {
  if (!isReference(reference)) return null;
  const found = await read(actor, async (reading) => {
    const found = await findCase(reading, reference);
    const row = found && (await rowOf(reading, actor, found.row.id, now));
    if (!found || !row) return null;
    const [reporter, promises, report, said, flaws, files, watchers, moves] = await Promise.all([
      reporterOf(reading, found),
      promisesOf(reading, found, now),
      reportOf(reading, found),
      messagesOf(reading, found, now),
      vulnerabilitiesOf(reading, found),
      filesOf(reading, found),
      watchersOf(reading, found),
      movesOf(reading, { actor, now }, found),
    ]);
    return {
      row,
      reporter,
      promises,
      report,
      messages: said,
      vulnerabilities: flaws,
      files,
      watchers,
      moves,
    };
  });
  if (!found) return null;
  const { report, messages } = found;
  return { ...found, report: await withHtml(report), messages: await withHtml(messages) };
}

async function reporterOf({ tx }: Reading, { row, vault }: FoundCase): Promise<string | null> {
  const [reporter] = await tx
    .select({ id: participants.id, nameSealed: participants.nameSealed })
    .from(participants)
    .where(
      and(eq(participants.caseId, row.id), eq(participants.kind, "reporter"), isNull(participants.removedAt)),
    )
    .orderBy(asc(participants.createdAt), asc(participants.id))
    .limit(1);
  if (!reporter) return null;
  return vault.openOptional("participants.name_sealed", reporter.id, reporter.nameSealed) ?? NO_NAME;
}

async function promisesOf({ tx }: Reading, { row }: FoundCase, now: Date): Promise<PeekData["promises"]> {
  const running = and(eq(clocks.caseId, row.id), isNull(clocks.satisfiedAt), isNull(clocks.endedAt));
  const rows = await tx.select().from(clocks).where(running).orderBy(asc(clocks.dueAt), asc(clocks.id));
  return rows.map((clock) => ({
    label: CLOCK_LABELS[clock.kind],
    ...clockWords(clockStatus(toClock(clock), now)),
    dueAt: clock.dueAt.toISOString(),
  }));
}

async function vulnerabilitiesOf(
  { tx }: Reading,
  { row, vault }: FoundCase,
): Promise<PeekData["vulnerabilities"]> {
  const rows = await tx
    .select({
      id: vulnerabilities.id,
      number: vulnerabilities.number,
      titleSealed: vulnerabilities.titleSealed,
      cwe: vulnerabilities.cweId,
      cve: vulnerabilities.cveId,
    })
    .from(vulnerabilities)
    .where(eq(vulnerabilities.caseId, row.id))
    .orderBy(asc(vulnerabilities.number));
  return rows.map(({ id, titleSealed, ...rest }) => ({
    ...rest,
    title: vault.open("vulnerabilities.title_sealed", id, titleSealed),
  }));
}

async function filesOf({ tx }: Reading, { row }: FoundCase): Promise<number> {
  const attached = and(eq(attachments.caseId, row.id), eq(attachments.state, "attached"));
  const [found] = await tx.select({ files: count() }).from(attachments).where(attached);
  return found?.files ?? 0;
}

async function watchersOf({ tx }: Reading, { row }: FoundCase): Promise<string[]> {
  const rows = await tx
    .select({ name: people.displayName })
    .from(caseWatchers)
    .innerJoin(people, eq(people.id, caseWatchers.personId))
    .where(eq(caseWatchers.caseId, row.id))
    .orderBy(asc(people.displayName), asc(people.id));
  return rows.map(({ name }) => name);
}

async function movesOf(
  reading: Reading,
  { actor, now }: Looking,
  { row }: FoundCase,
): Promise<PeekData["moves"]> {
  const [facts, access] = await Promise.all([gatherFacts(reading, row), accessOf(reading.tx, row)]);
  const offers = offeredMoves(
    facts,
    (action) => {
      const decision = can(actor, action, access, now);
      return decision.allowed || decision.reason === "step_up";
    },
    now,
  );
  return offers.map(moveWords);
}

function moveWords({ event, to, missing }: Offered): PeekData["moves"][number] {
  return {
    event,
    label: EVENT_WORDS[event].button,
    to: to && STATE_WORDS[to].desk,
    missing: missing.map((need) => NEED_WORDS[need]),
  };
}
