import { bigint, index, pgTable, uuid } from "drizzle-orm/pg-core";
import { cases } from "./cases";
import { instant } from "./columns";

// The keyed word index (security.md): for each case the HMACs, cut to 64 bits, of the words in its texts. It shows which
// cases share words, not the words. Written by the job `index-case` only; asked through app.cases_with_words.
export const caseWords = pgTable(
  "case_words",
  {
    caseId: uuid("case_id")
      .primaryKey()
      .references(() => cases.id, { onDelete: "cascade" }),
    words: bigint("words", { mode: "bigint" }).array().notNull(),
    indexedAt: instant("indexed_at").notNull(),
  },
  (t) => [index("case_words_words").using("gin", t.words).with({ gin_pending_list_limit: 256 })],
);
