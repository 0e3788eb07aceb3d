import { eq } from "drizzle-orm";
import { personPreferences } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { read } from "@/lib/server/read";

/** Whether this person wants keys without Ctrl; yes until they switch them off. */
export async function wantsSingleKeys(actor: PersonActor): Promise<boolean> {
  const [own] = await read(actor, ({ tx }) =>
    tx
      .select({ singleKeys: personPreferences.singleKeys })
      .from(personPreferences)
      .where(eq(personPreferences.personId, actor.personId)),
  );
  return own?.singleKeys ?? true;
}
