import type { PersonActor } from "@/lib/domain/access/actor";
import { addPerson } from "./cast";
import type { TestDatabase } from "./database";

/** Who it takes to publish: one person for each part. */
export type PublishingTeam = Record<"triager" | "coordinator" | "publisher", PersonActor>;

export async function addPublishingTeam(database: TestDatabase, now: Date): Promise<PublishingTeam> {
  const [triager, coordinator, publisher] = [
    await addPerson(database, { roles: ["triager"], now }),
    await addPerson(database, { roles: ["coordinator"], now }),
    await addPerson(database, { roles: ["publisher"], now }),
  ];
  return { triager, coordinator, publisher };
}
