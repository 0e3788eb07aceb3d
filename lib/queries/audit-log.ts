import { and, desc, eq, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { events, people } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { read } from "@/lib/server/read";

const PAGE = 100;
const placeSchema = z.tuple([
  z.iso.datetime(),
  z.uuid(),
  z.coerce.number<string>().int().min(0).max(2_147_483_647),
]);

/**
 * What was done to people and to the installation, newest first; cases have chains of their own on their pages. Row-level
 * security leaves nothing of it to anyone but administrators and auditors. `before` is the place of an older page.
 */
export async function auditLog(actor: PersonActor, before: string | null) {
  return read(actor, async ({ tx }) => {
    const subject = alias(people, "subject");
    const rows = await tx
      .select({ event: events, person: people.displayName, about: subject.displayName })
      .from(events)
      .leftJoin(people, eq(people.id, events.actorId))
      .leftJoin(subject, eq(subject.id, events.chainId))
      .where(and(ne(events.chainKind, "case"), before === null ? undefined : olderThan(before)))
      .orderBy(desc(events.at), desc(events.chainId), desc(events.seq))
      .limit(PAGE + 1);
    const shown = rows.slice(0, PAGE);
    const last = rows.length > PAGE ? shown.at(-1)?.event : undefined;
    return {
      rows: shown.map(({ event, person, about }) => ({
        seq: event.seq,
        at: event.at,
        who: person ?? event.actorKind,
        about: event.chainKind === "instance" ? "This desk" : (about ?? "Somebody who left"),
        action: event.action,
        data: event.data,
        hasWords: event.sealed !== null,
        hash: event.hash.toString("hex"),
      })),
      next: last ? `${last.at.toISOString()}_${last.chainId}_${last.seq}` : null,
    };
  });
}

// A place that nobody was given shows the first page.
function olderThan(place: string) {
  const parsed = placeSchema.safeParse(place.split("_")).data;
  if (!parsed) return undefined;
  const [at, chainId, seq] = parsed;
  return sql`(${events.at}, ${events.chainId}, ${events.seq}) < (${at}::timestamptz, ${chainId}::uuid, ${seq}::integer)`;
}
