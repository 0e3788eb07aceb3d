import { caseWatchers, mentions } from "@/db/schema";
import { personIdOf } from "@/lib/domain/access/actor";
import type { CaseSubject } from "@/lib/domain/access/policy";
import { mentionsIn } from "@/lib/domain/case/mentions";
import type { JobDraft } from "@/lib/jobs/definitions";
import { accountsInUse, nameableOf } from "@/lib/queries/team";
import { invalid } from "@/lib/server/errors";
import type { Work } from "@/lib/server/use-case";
import { notifyPeople } from "@/lib/usecases/notices/queue";

type Scope = Pick<Work, "tx" | "actor" | "now">;

/** Whom this note names. @throws AppError invalid where it names somebody who may not read it, or leaves open who is meant */
export async function namedIn({ tx, now }: Scope, access: CaseSubject, body: string): Promise<string[]> {
  if (!body.includes("@")) return [];
  const { ids, problems } = mentionsIn(body, nameableOf(await accountsInUse(tx), access, now));
  if (problems.length > 0) throw invalid([{ field: "body", message: problems.join(" ") }]);
  return ids;
}

type Mentioned = {
  caseId: string;
  messageId: string;
  ids: readonly string[];
  template?: "mentioned" | "question";
};

/**
 * Keeps whom a note names: they are told by mail, without a word of it, and watch the case from then on. `template` is the mail,
 * where it says more than that.
 */
export async function mention(
  { tx, actor, now }: Scope,
  { caseId, messageId, ids, template = "mentioned" }: Mentioned,
): Promise<JobDraft[]> {
  if (ids.length === 0) return [];
  await tx.insert(mentions).values(ids.map((personId) => ({ messageId, personId, caseId, createdAt: now })));
  await tx
    .insert(caseWatchers)
    .values(ids.map((personId) => ({ caseId, personId, since: now })))
    .onConflictDoNothing();
  const others = ids.filter((id) => id !== personIdOf(actor));
  return notifyPeople(tx, { template, caseId, now, personIds: others });
}
