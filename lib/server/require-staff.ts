import "server-only";
import { notFound, redirect } from "next/navigation";
import { type Action, can } from "@/lib/domain/access/policy";
import { answersForm } from "./request-facts";
import { currentTime } from "./time";
import { type SignedIn, signedIn } from "./who";

/** Who opens a page that needs no more than a session; nobody signed in is sent to sign in and back. */
export async function requireSession(here: string): Promise<SignedIn> {
  const person = await signedIn();
  if (person) return person;
  return askFirst("/sign-in", "/sign-in/ended", here);
}

/**
 * Who opens a desk page: somebody whose roles do not include `action`, or any of several, finds nothing here, somebody who owes a
 * second factor gets no further than that. Every page calls it itself; no layout can do it for them.
 */
export async function requireStaff(action: Action | readonly Action[], here = "/desk"): Promise<SignedIn> {
  const person = await requireSession(here);
  if (person.actor.owes !== undefined)
    return askFirst("/desk/second-factor", "/desk/second-factor/asked", here);
  if (![action].flat().some((one) => includes(person, one))) notFound();
  return person;
}

/** To what is asked before `here` opens; a form that was sent without JavaScript goes by way of what was typed in it. */
async function askFirst(page: string, words: string, here: string): Promise<never> {
  redirect(`${(await answersForm()) ? words : page}?next=${encodeURIComponent(here)}`);
}

/** Whether this person's roles include an act, step-up aside: for pages, navigation and buttons. */
export function includes({ actor }: SignedIn, action: Action): boolean {
  const decision = can(actor, action, null, currentTime());
  return decision.allowed || decision.reason === "step_up";
}
