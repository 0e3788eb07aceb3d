import "server-only";
import type { Action } from "@/lib/domain/access/policy";
import { refusalFor, unauthenticated } from "./errors";
import { includes } from "./require-staff";
import { type SignedIn, signedIn } from "./who";

/** Who asks the API: the counterpart of `requireStaff`. @throws AppError unauthenticated or forbidden */
export async function requireApi(action: Action): Promise<SignedIn> {
  const person = await signedIn();
  if (!person) throw unauthenticated();
  if (!includes(person, action)) throw refusalFor(person.actor);
  return person;
}
