import { asc } from "drizzle-orm";
import { labels } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { read } from "@/lib/server/read";

/** The register of labels, those still offered first. How many cases have one is the board's to count, up to its cap. */
export async function labelRegister(actor: PersonActor) {
  const rows = await read(actor, ({ tx }) => tx.select().from(labels).orderBy(asc(labels.name)));
  const listed = rows.map(({ id, name, tone, version, archivedAt }) => ({
    id,
    name,
    tone,
    version,
    archived: archivedAt !== null,
  }));
  return [...listed.filter(({ archived }) => !archived), ...listed.filter(({ archived }) => archived)];
}
