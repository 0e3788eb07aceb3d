import { boolean, index, integer, jsonb, pgTable, uuid } from "drizzle-orm/pg-core";
import type { BoardPreferences } from "@/lib/domain/board/preferences";
import { instant, sealed } from "./columns";
import { people } from "./people";

// A search somebody keeps under a name: their own, or everybody's where `owner_id` is null. Name and search are sealed
// under the instance's key, because a search may quote a report.
export const savedViews = pgTable(
  "saved_views",
  {
    id: uuid("id").primaryKey(),
    ownerId: uuid("owner_id").references(() => people.id, { onDelete: "cascade" }),
    createdBy: uuid("created_by").references(() => people.id, { onDelete: "set null" }),
    nameSealed: sealed("name_sealed").notNull(),
    searchSealed: sealed("search_sealed").notNull(),
    position: integer("position").notNull(),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("saved_views_owner").on(t.ownerId, t.position),
    index("saved_views_created_by").on(t.createdBy),
  ],
);

// How one person likes the desk: columns, widths, density, single keys, which mail. Holds no content.
export const personPreferences = pgTable("person_preferences", {
  personId: uuid("person_id")
    .primaryKey()
    .references(() => people.id, { onDelete: "cascade" }),
  board: jsonb("board").$type<BoardPreferences>().notNull(),
  singleKeys: boolean("single_keys").notNull().default(true),
  mailMentions: boolean("mail_mentions").notNull().default(true),
  mailWatched: boolean("mail_watched").notNull().default(true),
});
