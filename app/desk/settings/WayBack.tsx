import { BackLink } from "@/components/ui/BackLink";
import { includes } from "@/lib/server/require-staff";
import type { SignedIn } from "@/lib/server/who";

/** To the settings, for those who may open them; a coordinator comes from the board. */
export function WayBack({ person }: { person: SignedIn }) {
  return includes(person, "settings.read") ? (
    <BackLink href="/desk/settings">Settings</BackLink>
  ) : (
    <BackLink href="/desk/board">Board</BackLink>
  );
}
