import "server-only";
import { notFound, redirect } from "next/navigation";
import { type Action, mayEver } from "@/lib/domain/access/policy";
import { type SignedIn, signedIn } from "./who";

/**
 * Who opens a desk page: nobody signed in is sent to sign in and back, somebody whose roles do not include `action` finds
 * nothing here. Every page calls it itself; no layout can do it for them.
 */
export async function requireStaff(action: Action, here = "/desk"): Promise<SignedIn> {
  const person = await signedIn();
  if (!person) redirect(`/sign-in?next=${encodeURIComponent(here)}`);
  if (!mayEver(person.actor, action)) notFound();
  return person;
}
