import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { settings } from "@/db/schema";
import { INSTANCE_CHAIN } from "@/lib/server/audit/append";
import { noEvents, useCase } from "@/lib/server/use-case";
import { lockSettings } from "@/lib/usecases/settings/subject";
import { backlogJob } from "./index-backlog";

/**
 * Switches the keyed word index on, and has every case indexed, or off, and takes what it held from the disk. Off, words are
 * not searched for, and a stolen database does not show which cases share words.
 */
export const switchWordIndex = useCase({
  input: z.object({ wordIndex: z.enum(["on", "off"], "Choose on or off.") }),
  action: "settings.manage",
  load: lockSettings,
  run: async ({ input, subject: { settings: before }, tx }) => {
    const on = input.wordIndex === "on";
    if (before.wordIndex === on) return { result: { on }, events: noEvents("it stood so before") };
    await tx
      .update(settings)
      .set({ wordIndex: on, version: before.version + 1 })
      .where(eq(settings.id, 1));
    if (!on) await tx.execute(sql`select app.forget_words()`);
    return {
      result: { on },
      events: [{ chain: INSTANCE_CHAIN, action: "word_index.switched", data: { on } }],
      jobs: on ? [backlogJob()] : [],
    };
  },
});
