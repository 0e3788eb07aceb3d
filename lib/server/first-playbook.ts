import { randomUUID } from "node:crypto";
import { playbookItems } from "@/db/schema";
import { FIRST_PLAYBOOK } from "@/lib/domain/playbook/lines";
import type { Tx } from "./database";

/** Writes the checklists a desk starts with, unless it has any, archived ones too: what a team took out stays out. */
export async function writeFirstPlaybook(tx: Tx, now: Date): Promise<void> {
  const known = await tx.select({ id: playbookItems.id }).from(playbookItems).limit(1);
  if (known.length > 0) return;
  await tx.insert(playbookItems).values(
    FIRST_PLAYBOOK.map((line, place) => ({
      id: randomUUID(),
      ...line,
      position: place + 1,
      createdAt: now,
    })),
  );
}
