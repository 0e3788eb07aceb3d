import "server-only";
import { SETTINGS_PAGES, type SettingsPage } from "@/lib/domain/settings/pages";
import { includes } from "@/lib/server/require-staff";
import type { SignedIn } from "@/lib/server/who";

/** The pages of the settings that this person may open: all of them, the register of labels and the like, or none. */
export function settingsPagesOf(person: SignedIn): readonly SettingsPage[] {
  return SETTINGS_PAGES.filter(({ action }) => includes(person, action));
}
