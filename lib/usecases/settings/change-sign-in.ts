import { z } from "zod";
import { changesBetween } from "@/lib/domain/audit/change";
import { signInRulesSchema, signInWords } from "@/lib/domain/settings/sign-in";
import { INSTANCE_CHAIN } from "@/lib/server/audit/append";
import { useCase } from "@/lib/server/use-case";
import { lockSettings, saveSettings, seenSettings } from "./subject";

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
    const version = await saveSettings(tx, seen, rules);
    const changes = changesBetween(signInWords(settings), signInWords(rules));
    return {
      result: { version },
      events: [{ chain: INSTANCE_CHAIN, action: "sign_in_rules.changed", data: { version, changes } }],
    };
  },
});
