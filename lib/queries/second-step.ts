import type { PersonActor } from "@/lib/domain/access/actor";
import { personBehind } from "@/lib/server/links";
import { hasLeft } from "@/lib/server/rate-limit";

/** What the second step of signing in asks for; null: it is over, or never began. */
export async function secondStep(token: string, now: Date): Promise<{ twoCodes: boolean } | null> {
  const personId = await personBehind(token, now);
  return personId === null ? null : { twoCodes: !(await hasLeft("person-code", personId)) };
}

/** Whether so many wrong codes were entered for a person today that two in a row are asked for. */
export async function asksForTwoCodes({ personId }: PersonActor): Promise<boolean> {
  return !(await hasLeft("person-code", personId));
}
