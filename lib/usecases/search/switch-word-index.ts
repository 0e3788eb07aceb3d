import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { settings } from "@/db/schema";
import { INSTANCE_CHAIN } from "@/lib/server/audit/append";
import { noEvents, noSubject, useCase } from "@/lib/server/use-case";
import { backlogJob } from "./index-backlog";

/**
 * Switches the keyed word index on, and has every case indexed, or off, and takes what it held from the disk. Off, words are
 * not searched for, and a stolen database does not show which cases share words.
 */
export const switchWordIndex = useCase({
  input: z.object({ wordIndex: z.enum(["on", "off"], "Choose on or off.") }),
  action: "settings.manage",
  load: noSubject,
  run: async ({ input, tx }) => {
    const on = input.wordIndex === "on";
    const [row] = await tx
      .select({ on: settings.wordIndex, version: settings.version })
      .from(settings)
      .for("update");
    if (!row || row.on === on) return { result: { on }, events: noEvents("it stood so before") };
    await tx
      .update(settings)
      .set({ wordIndex: on, version: row.version + 1 })
      .where(eq(settings.id, 1));
    if (!on) await tx.execute(sql`select app.forget_words()`);
    return {
      result: { on },
      events: [{ chain: INSTANCE_CHAIN, action: "word_index.switched", data: { on } }],
      jobs: on ? [backlogJob()] : [],
    };
  },
});
