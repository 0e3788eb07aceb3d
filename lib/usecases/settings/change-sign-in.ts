import { z } from "zod";
import { changesBetween } from "@/lib/domain/audit/change";
import { signInRulesSchema, signInWords } from "@/lib/domain/settings/sign-in";
import { useCase } from "@/lib/server/use-case";
import { alterSettings, lockSettings, seenSettings } from "./subject";

/**
 * Changes how long sessions live and whether everybody needs a second factor. Both hold at each person's next request;
 * nobody is signed out who keeps within the new limits.
 */
export const changeSignIn = useCase({
  input: z.object(seenSettings).and(signInRulesSchema),
  action: "settings.secure",
  load: lockSettings,
  run: async ({ tx, input, subject: { settings } }) => {
    const { version: seen, ...rules } = input;
    const changes = changesBetween(signInWords(settings), signInWords(rules));
    return alterSettings(tx, { settings, seen, values: rules, action: "sign_in_rules.changed", changes });
  },
});
