import { and, desc, eq, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { events, people } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { type Change, changesBetween } from "@/lib/domain/audit/change";
import { listedInstantSchema } from "@/lib/domain/iso-time";
import { contactWords } from "@/lib/domain/policy/contact";
import { contactSchema } from "@/lib/domain/policy/policy";
import { INSTANCE_CHAIN } from "@/lib/server/audit/append";
import type { Vault } from "@/lib/server/crypto/vault";
import { read } from "@/lib/server/read";
import { auditNames } from "./audit-names";
import { auditRow } from "./audit-row";

const PAGE = 100;
const placeSchema = z.tuple([
  listedInstantSchema,
  z.uuid(),
  z.coerce.number<string>().int().min(0).max(2_147_483_647),
]);

/**
 * What was done to people and to the installation, newest first; cases have chains of their own on their pages. Row-level
 * security leaves nothing of it to anyone but administrators and auditors. `before` is the place of an older page.
 */
export async function auditLog(actor: PersonActor, before: string | null) {
  return read(actor, async ({ tx, vaults }) => {
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
    const vault = await vaults.ofInstance();
    return {
      names: await auditNames(
        tx,
        shown.map(({ event }) => event),
      ),
      rows: shown.map(({ event, person, about }) => {
        const row = auditRow(event, person);
        const contacts = holdsContacts(event) ? openContacts(vault, event.sealed) : [];
        return {
          ...row,
          about: event.chainKind === "instance" ? "This desk" : (about ?? "Somebody who left"),
          changes: [...row.changes, ...contacts],
          hasWords: false,
        };
      }),
      next: last ? `${last.at.toISOString()}_${last.chainId}_${last.seq}` : null,
    };
  });
}

type Event = typeof events.$inferSelect;

// The one thing that is sealed in the chain of the installation: whom a policy named.
function holdsContacts(event: Event): event is Event & { sealed: Buffer } {
  return event.action === "policy.published" && event.sealed !== null;
}

const heldSchema = z.object({ contact: contactSchema.nullable(), contacts: z.array(contactSchema) });
const sealedContactsSchema = z.object({ before: heldSchema, after: heldSchema });

function openContacts(vault: Vault, sealed: Buffer): Change[] {
  const { before, after } = sealedContactsSchema.parse(
    JSON.parse(vault.open("events.sealed", INSTANCE_CHAIN.id, sealed)),
  );
  const words = ({ contact, contacts }: z.output<typeof heldSchema>) => ({
    contact: contact ? contactWords(contact) : "none",
    contacts: contacts.map(contactWords).join("; ") || "none",
  });
  return changesBetween(words(before), words(after));
}

// A place that nobody was given shows the first page.
function olderThan(place: string) {
  const parsed = placeSchema.safeParse(place.split("_")).data;
  if (!parsed) return undefined;
  const [at, chainId, seq] = parsed;
  return sql`(${events.at}, ${events.chainId}, ${events.seq}) < (${at}::timestamptz, ${chainId}::uuid, ${seq}::integer)`;
}
