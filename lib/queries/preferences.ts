import { eq } from "drizzle-orm";
import { personPreferences } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { read } from "@/lib/server/read";

/** What this person switched on or off; on a new desk everything is on. */
export async function ownSwitches(actor: PersonActor) {
  const [own] = await read(actor, ({ tx }) =>
    tx.select().from(personPreferences).where(eq(personPreferences.personId, actor.personId)),
  );
  const { singleKeys = true, mailMentions = true, mailWatched = true } = own ?? {};
  return { singleKeys, mailMentions, mailWatched };
}
