import { randomUUID } from "node:crypto";
import { asc, eq, inArray } from "drizzle-orm";
import { cases, participants } from "@/db/schema";
import { actorId } from "@/lib/domain/access/actor";
import { yesOrNoSchema } from "@/lib/domain/yes-or-no";
import { openLinked } from "@/lib/queries/duplicates";
import { caseChain, type EventDraft } from "@/lib/server/audit/append";
import { accessOf } from "@/lib/server/case-access";
import { conflict } from "@/lib/server/errors";
import { useCase, type Work } from "@/lib/server/use-case";
import { holdRoles } from "@/lib/usecases/people/subject";
import { hasKeeper } from "./keepers";
import { assertCurrent, assertEditable, type CaseRow, caseInput, type LockedCase } from "./subject";

type Asked = { caseId: string; restricted: boolean; withLinked: boolean };

/**
 * Closes a case to everyone who does not take part in it, or opens it to the team again. Whoever closes it takes part from
 * then on, so that nobody can shut a case to all. `withLinked` closes those it repeats or that repeat it too: their pages
 * tell what kind of problem it is.
 */
export const restrictCase = useCase({
  input: caseInput.extend({ restricted: yesOrNoSchema, withLinked: yesOrNoSchema }),
  action: "case.restrict",
  load: lockWithLinked,
  run: async ({ input, subject, ...work }) => {
    assertEditable(subject.case, "access");
    assertCurrent(input.version, subject.case);
    const { restricted } = input;
    const own = await setRestricted(work, subject.case, restricted);
    const others: EventDraft[] = [];
    for (const row of subject.linked) others.push(await setRestricted(work, row, restricted));
    return { result: { caseId: input.caseId }, events: [own, ...others] };
  },
});

// All in the order of their ids, as whoever links two of them locks them too.
async function lockWithLinked({
  tx,
  input,
}: Pick<Work, "tx"> & { input: Asked }): Promise<(LockedCase & { linked: CaseRow[] }) | null> {
  await holdRoles(tx);
  const beside = input.restricted && input.withLinked ? await openLinked(tx, input.caseId) : [];
  const rows = await tx
    .select()
    .from(cases)
    .where(inArray(cases.id, [input.caseId, ...beside.map(({ id }) => id)]))
    .orderBy(asc(cases.id))
    .for("update");
  const row = rows.find(({ id }) => id === input.caseId);
  if (!row) return null;
  return { access: await accessOf(tx, row), case: row, linked: rows.filter((other) => other !== row) };
}

async function setRestricted(work: Work, row: CaseRow, restricted: boolean): Promise<EventDraft> {
  const { tx, now } = work;
  if (restricted) {
    await stay(work, row);
    if (!(await hasKeeper(tx, row.id, []))) throw conflict(NO_KEEPER);
  }
  await tx
    .update(cases)
    .set({ restricted, lastActivityAt: now, version: row.version + 1 })
    .where(eq(cases.id, row.id));
  return { chain: caseChain(row.id), action: restricted ? "case.restricted" : "case.opened_to_team" };
}

const NO_KEEPER =
  "Nobody who can open this case or hand it on would be left in it. Assign a coordinator or triager first.";

// Being the assignee would not do: that ends with the next one.
async function stay({ tx, actor, now }: Work, row: CaseRow): Promise<void> {
  const personId = actorId(actor);
  const { members } = await accessOf(tx, row);
  if (members.some((member) => member.personId === personId && member.kind === "coordinator")) return;
  await tx
    .insert(participants)
    .values({ id: randomUUID(), caseId: row.id, kind: "coordinator", personId, createdAt: now });
}
