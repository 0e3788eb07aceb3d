import "server-only";
import { notFound, redirect } from "next/navigation";
import { type Action, can } from "@/lib/domain/access/policy";
import { answersForm } from "./request-facts";
import { currentTime } from "./time";
import { type SignedIn, signedIn } from "./who";

/**
 * Who opens a desk page: nobody signed in is sent to sign in and back (by way of what they typed, if they did), somebody whose roles do not include `action` finds
 * nothing here. Every page calls it itself; no layout can do it for them.
 */
export async function requireStaff(action: Action, here = "/desk"): Promise<SignedIn> {
  const person = await signedIn();
  if (!person)
    redirect(`${(await answersForm()) ? "/sign-in/ended" : "/sign-in"}?next=${encodeURIComponent(here)}`);
  if (!includes(person, action)) notFound();
  return person;
}

/** Whether this person's roles include an act, step-up aside: for pages, navigation and buttons. */
export function includes({ actor }: SignedIn, action: Action): boolean {
  const decision = can(actor, action, null, currentTime());
  return decision.allowed || decision.reason === "step_up";
}
