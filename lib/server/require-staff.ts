import "server-only";
import { notFound, redirect } from "next/navigation";
import { type Action, can } from "@/lib/domain/access/policy";
import { factorAddress } from "./return-path";
import { currentTime } from "./time";
import { type SignedIn, signedIn } from "./who";

/** Who opens a page that needs no more than a session: the pages on which one proves who one is. */
export async function requireSession(here: string): Promise<SignedIn> {
  return (await signedIn()) ?? redirect(`/sign-in?next=${encodeURIComponent(here)}`);
}

/**
 * Who opens a desk page: nobody signed in is sent to sign in and back, somebody whose roles do not include `action` finds
 * nothing here, somebody who owes a second factor gets no further than that. Every page calls it itself; no layout can do it.
 */
export async function requireStaff(action: Action, here = "/desk"): Promise<SignedIn> {
  const person = await requireSession(here);
  if (person.actor.owes !== undefined) redirect(factorAddress(here));
  if (!includes(person, action)) notFound();
  return person;
}

/** Whether this person's roles include an act, step-up aside: for pages, navigation and buttons. */
export function includes({ actor }: SignedIn, action: Action): boolean {
  const decision = can(actor, action, null, currentTime());
  return decision.allowed || decision.reason === "step_up";
}
