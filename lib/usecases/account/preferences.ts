import { eq } from "drizzle-orm";
import { z } from "zod";
import { personPreferences } from "@/db/schema";
import { actorId } from "@/lib/domain/access/actor";
import {
  BOARD_COLUMNS,
  type BoardColumn,
  COLUMN_WIDTHS,
  DENSITIES,
  FIXED_COLUMNS,
  mergedPreferences,
} from "@/lib/domain/board/preferences";
import { noEvents, noSubject, useCase } from "@/lib/server/use-case";

const names = Object.keys(BOARD_COLUMNS) as [BoardColumn, ...BoardColumn[]];
const column = z.enum(names, "This board has no such column.");
const width = z.int().min(COLUMN_WIDTHS.least).max(COLUMN_WIDTHS.most);
const SWITCHES = ["singleKeys", "mailMentions", "mailWatched"] as const;
const yes = z.preprocess((value) => (value === "yes" ? true : value === "no" ? false : value), z.boolean());

// Ticked boxes arrive one by one or as a list, remembered ones as a line.
const several = z.preprocess(
  (value) => (typeof value === "string" ? value.split(" ").filter(Boolean) : value),
  z.array(z.enum(SWITCHES)).max(SWITCHES.length),
);

const preferencesInput = z.object({
  columns: z
    .array(column)
    .max(names.length)
    .refine((list) => new Set(list).size === list.length, "A column stands on the board once.")
    .refine(
      (list) => FIXED_COLUMNS.every((name) => list.includes(name)),
      "Case and title stay, or rows could not be told apart.",
    )
    .optional(),
  widths: z.partialRecord(column, width).optional(),
  density: z.coerce
    .number<unknown>()
    .pipe(z.literal(DENSITIES, "Rows are 32, 40 or 48 pixels high."))
    .optional(),
  singleKeys: yes.optional(),
  mailMentions: yes.optional(),
  mailWatched: yes.optional(),
  /** From a form of boxes, which does not send what is not ticked: the switches it shows, and those that are on. */
  switches: several.optional(),
  on: several.default([]),
});

/** How one person likes the desk. What is left out stays as it was. */
export const setPreferences = useCase({
  input: preferencesInput,
  action: "account.preferences",
  load: noSubject,
  run: async ({ input, tx, actor }) => {
    const personId = actorId(actor) ?? "";
    const own = eq(personPreferences.personId, personId);
    const [kept] = await tx.select().from(personPreferences).where(own).for("update");
    const { columns, widths, density, switches: shown = [], on, ...named } = input;
    const switches = { ...named, ...Object.fromEntries(shown.map((name) => [name, on.includes(name)])) };
    const stands = mergedPreferences(kept?.board);
    const board = {
      columns: columns ?? stands.columns,
      widths: widths ?? stands.widths,
      density: density ?? stands.density,
    };
    const [saved] = await tx
      .insert(personPreferences)
      .values({ personId, board, ...switches })
      .onConflictDoUpdate({ target: personPreferences.personId, set: { board, ...switches } })
      .returning();
    return {
      result: { preferences: board, singleKeys: saved?.singleKeys ?? true },
      events: noEvents("how somebody likes the desk is nobody else's business"),
    };
  },
});
