import { randomUUID } from "node:crypto";
import { and, eq, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { labels } from "@/db/schema";
import { labelInput } from "@/lib/domain/board/label-input";
import { seenVersionSchema } from "@/lib/domain/seen-version";
import { yesOrNoSchema } from "@/lib/domain/yes-or-no";
import { INSTANCE_CHAIN } from "@/lib/server/audit/append";
import type { Tx } from "@/lib/server/database";
import { conflict, invalid } from "@/lib/server/errors";
import { alone, oneAtATime } from "@/lib/server/one-at-a-time";
import { useCase } from "@/lib/server/use-case";

const MOST_LABELS = 200;

/** Adds a label to the register: from then on it is offered for every case. */
export const addLabel = useCase({
  input: labelInput,
  action: "label.manage",
  load: alone("labels"),
  run: async ({ input, tx, now }) => {
    await assertFree(tx, input.name, null);
    const labelId = randomUUID();
    await tx.insert(labels).values({ id: labelId, ...input, createdAt: now });
    const [{ known } = { known: 0 }] = await tx.select({ known: sql<number>`count(*)::int` }).from(labels);
    if (known > MOST_LABELS)
      throw conflict(`At most ${MOST_LABELS} labels. Rename one that is not used any more.`);
    return {
      result: { labelId },
      events: [{ chain: INSTANCE_CHAIN, action: "label.added", data: { labelId, ...input } }],
    };
  },
});

/** Renames a label, gives it another look, or takes it out of what is offered (cases keep it) and puts it back. */
export const changeLabel = useCase({
  input: labelInput.extend({
    labelId: z.uuid("Choose a label."),
    version: seenVersionSchema,
    archived: yesOrNoSchema,
  }),
  action: "label.manage",
  load: async ({ tx, input }) => {
    await oneAtATime(tx, "labels");
    const [label] = await tx.select().from(labels).where(eq(labels.id, input.labelId)).for("update");
    return label ? { access: null, label } : null;
  },
  run: async ({ input, subject: { label }, tx, now }) => {
    if (input.version !== label.version)
      throw conflict("Somebody changed this label while you were writing. Look at it, then save again.");
    const { name, tone, archived } = input;
    await assertFree(tx, name, label.id);
    const archivedAt = archived ? (label.archivedAt ?? now) : null;
    await tx
      .update(labels)
      .set({ name, tone, archivedAt, version: label.version + 1 })
      .where(eq(labels.id, label.id));
    return {
      result: { labelId: label.id },
      events: [
        { chain: INSTANCE_CHAIN, action: "label.changed", data: { labelId: label.id, name, tone, archived } },
      ],
    };
  },
});

async function assertFree(tx: Tx, name: string, except: string | null): Promise<void> {
  const [found] = await tx
    .select({ id: labels.id })
    .from(labels)
    .where(
      and(sql`lower(${labels.name}) = lower(${name})`, except === null ? undefined : ne(labels.id, except)),
    );
  if (found) throw invalid([{ field: "name", message: "There is a label with this name." }]);
}
