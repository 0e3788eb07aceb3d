import { asc, count, eq } from "drizzle-orm";
import { caseLabels, labels } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { read } from "@/lib/server/read";

/** The register of labels with how many of the cases this person sees each has, those still offered first. */
export async function labelRegister(actor: PersonActor) {
  const rows = await read(actor, ({ tx }) =>
    tx
      .select({
        id: labels.id,
        name: labels.name,
        tone: labels.tone,
        version: labels.version,
        archivedAt: labels.archivedAt,
        cases: count(caseLabels.caseId),
      })
      .from(labels)
      .leftJoin(caseLabels, eq(caseLabels.labelId, labels.id))
      .groupBy(labels.id)
      .orderBy(asc(labels.name)),
  );
  const listed = rows.map(({ archivedAt, ...label }) => ({ ...label, archived: archivedAt !== null }));
  return [...listed.filter(({ archived }) => !archived), ...listed.filter(({ archived }) => archived)];
}
