import type { PersonActor } from "@/lib/domain/access/actor";
import type { CaseSubject } from "@/lib/domain/access/policy";
import { dayWords } from "@/lib/domain/clock/words";
import { FILE_LIMITS } from "@/lib/domain/file-limits";
import { severityLabel } from "@/lib/domain/severity";
import { subjectOf } from "@/lib/server/case-access";
import { read } from "@/lib/server/read";
import { organisationIn, settingsOf } from "@/lib/server/settings";
import { attentionOf, restOf } from "./case-attention";
import { type CaseClock, clocksOf } from "./case-clocks";
import { linkedCases } from "./case-duplicates";
import { factsWithFix } from "./case-facts";
import { type Party, participantsOf } from "./case-parties";
import { branchesOf, vulnerabilitiesOf } from "./case-sides";
import { threadOf } from "./case-thread";
import { happenedOn, timelineOf } from "./case-timeline";
import { productChoices } from "./desk-choices";
import { openLinked } from "./duplicates";
import { evidenceIn } from "./evidence";
import { type FoundCase, findCase, headOf } from "./find-case";
import { playbookOf } from "./playbook";
import { repliesFor, repliesInUse } from "./replies";
import { type Account, accountsInUse, nameableOf, teamOf } from "./team";

/**
 * Everything the case page shows, for one person of the team. Null where the case is absent or not for them: the two look
 * the same (row-level security takes the row away).
 */
export async function casePage(actor: PersonActor, reference: string, now: Date) {
  return read(actor, async (reading) => {
    const found = await findCase(reading, reference);
    if (found === null) return null;
    const { row, vault } = found;
    const { tx } = reading;
    const [
      parties,
      clocks,
      { facts, fix, advisory },
      vulnerabilities,
      branches,
      products,
      accounts,
      settings,
      linked,
      playbook,
      attention,
      thread,
      happened,
      replies,
    ] = await Promise.all([
      participantsOf(tx, vault, row.id),
      clocksOf(tx, row.id, now),
      factsWithFix(reading, row),
      vulnerabilitiesOf(reading, vault, row.id),
      branchesOf(tx, vault, row.id, row.productId),
      productChoices(reading),
      accountsInUse(tx),
      settingsOf(tx),
      linkedCases(reading, row),
      playbookOf(tx, row.id, row),
      attentionOf(reading, found, now),
      threadOf(tx, vault, row.id),
      happenedOn(tx, vault, row.id),
      repliesInUse(reading),
    ]);
    const access = subjectOf(row, parties);
    return {
      ...factsOf(found),
      facts,
      access,
      attention: {
        ...attention,
        ...restOf(found, facts.hasReporter, now),
        names: namesFor(actor, accounts, access, now),
      },
      participants: parties,
      reporters: parties.filter((party) => party.kind === "reporter"),
      clocks,
      // Named where the case is about to be restricted: they tell of it.
      openLinked: row.restricted || !isLinked(linked) ? [] : await openLinked(tx, row.id),
      timeline: timelineOf(thread, happened, parties, clocks),
      vulnerabilities,
      fix,
      branches,
      advisory,
      team: teamOf(accounts),
      products,
      fileLimits: settings?.fileLimits ?? FILE_LIMITS,
      linked,
      evidence: evidenceIn(thread),
      playbook,
      replies: repliesFor(replies, {
        ...valuesOf(found, parties, clocks),
        organisation: organisationIn(settings),
      }),
    };
  });
}
export type CasePage = NonNullable<Awaited<ReturnType<typeof casePage>>>;

const isLinked = ({ canonical, duplicates }: Awaited<ReturnType<typeof linkedCases>>) =>
  canonical !== null || duplicates.length > 0;

/** Whom a note of this person can name. */
const namesFor = (actor: PersonActor, accounts: readonly Account[], access: CaseSubject, now: Date) =>
  nameableOf(accounts, access, now)
    .filter(({ id, mayRead }) => mayRead && id !== actor.personId)
    .map(({ name }) => name);

// Only what the reporter may know: no date of a promise of the house's own.
function valuesOf(
  { row, vault, product, assignee }: FoundCase,
  parties: readonly Party[],
  clocks: readonly CaseClock[],
) {
  const reporter = parties.find(({ kind, isNamed }) => kind === "reporter" && isNamed);
  const next = clocks.find((clock) => clock.shownToReporter && clock.open);
  return {
    reference: row.reference,
    reporter: reporter?.name ?? null,
    next_date: next ? dayWords(next.dueAt) : null,
    product: product ?? vault.openOptional("cases.product_sealed", row.id, row.productSealed),
    severity: row.severity === null ? null : severityLabel(row.severity).toLowerCase(),
    assignee,
  };
}

function factsOf(found: FoundCase) {
  const { row, vault, product, assignee, policyNumber, readAt } = found;
  const open = (column: string, sealed: Buffer | null) => vault.openOptional(column, row.id, sealed);
  return {
    ...headOf(found),
    restricted: row.restricted,
    held: row.held,
    origin: row.origin,
    reporterKind: row.reporterKind,
    trackingId: open("cases.tracking_id_sealed", row.trackingIdSealed),
    productId: row.productId,
    product: product ?? open("cases.product_sealed", row.productSealed),
    productInWords: open("cases.product_sealed", row.productSealed),
    severityReason: open("cases.severity_reason_sealed", row.severityReasonSealed),
    priority: row.priority,
    priorityReasons: row.priorityReasons,
    outcome: row.outcome,
    spamMarkedBy: row.spamMarkedBy,
    assigneeId: row.assigneeId,
    assignee,
    policyNumber,
    timeZone: found.calendar.timeZone,
    expectedResolutionAt: row.expectedResolutionAt,
    embargoUntil: row.embargoUntil,
    exploited: row.exploited,
    alreadyPublic: row.alreadyPublic,
    receivedAt: row.receivedAt,
    lastActivityAt: row.lastActivityAt,
    isUnread: readAt === null || readAt < row.lastActivityAt,
    closedAt: row.closedAt,
    publishedAt: row.publishedAt,
  };
}
