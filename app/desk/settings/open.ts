import "server-only";
import { notFound } from "next/navigation";
import { type Installation, installation } from "@/lib/queries/settings";
import { includes, requireStaff } from "@/lib/server/require-staff";
import type { SignedIn } from "@/lib/server/who";

type Opened = {
  person: SignedIn;
  found: Installation;
  /** Administrators change things here; auditors look. */
  mayChange: boolean;
};

/** Who opens a settings page, and what stands there. */
export async function openSettings(here: string): Promise<Opened> {
  const person = await requireStaff("settings.read", here);
  const found = (await installation(person.actor)) ?? notFound();
  return { person, found, mayChange: includes(person, "settings.manage") };
}
