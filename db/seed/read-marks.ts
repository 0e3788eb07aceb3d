import { asc } from "drizzle-orm";
import { cases } from "@/db/schema";
import { read } from "@/lib/server/read";
import { markCaseRead } from "@/lib/usecases/cases/read-marks";
import { before } from "./clock";
import type { Ago, PersonKey } from "./script";
import { as, type Stage } from "./stage";

/** When each of the team last looked through the cases: what happened since is new to them. */
const LAST_LOOK: Record<PersonKey, Ago> = {
  noor: "2d",
  mara: "6h",
  selin: "4h",
  jonas: "1d",
  tomas: "1d 12h",
  priya: "4d",
};

/** What each of the team has read by now, of the cases they see. */
export async function markRead(stage: Stage): Promise<void> {
  for (const [key, ago] of Object.entries(LAST_LOOK)) {
    const caller = as(stage, key as PersonKey, stage.now);
    const seen = before(stage.now, ago);
    const rows = await read(caller.actor, ({ tx }) =>
      tx.select({ id: cases.id }).from(cases).orderBy(asc(cases.receivedAt)),
    );
    for (const { id } of rows) await markCaseRead(caller, { caseId: id, seen });
  }
}
