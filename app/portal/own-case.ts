import { redirect } from "next/navigation";
import { portalCase } from "@/lib/queries/portal";
import { answersForm } from "@/lib/server/request-facts";
import { currentTime } from "@/lib/server/time";
import { portalActor } from "@/lib/server/who";

/** The case whose code this browser gave; without one, on to where the code is asked for. */
export async function ownCase() {
  const actor = await portalActor();
  if (!actor) redirect((await answersForm()) ? "/portal/ended" : "/track");
  const found = await portalCase(actor, currentTime());
  if (!found) redirect("/track");
  return { actor, found };
}
