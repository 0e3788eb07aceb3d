import { eq } from "drizzle-orm";
import { cases } from "@/db/schema";
import { useCase } from "@/lib/server/use-case";
import { draftAdvisory } from "@/lib/usecases/advisories/draft";
import { applyFacts, editedEvent, factsInput } from "./edit";
import { performMove } from "./move";
import { moveInput } from "./move-input";
import { severityNews } from "./severity-news";
import { lockCase } from "./subject";

/** Accepts a report, with the rating and product that the same form may bring, and starts the advisory draft (S1.5). */
export const acceptCase = useCase({
  input: moveInput.extend(factsInput.shape),
  action: "case.accept",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    const { severity, severityReason, productId, product } = input;
    const facts = {
      severity: severity || undefined,
      severityReason: severityReason || undefined,
      productId: productId || undefined,
      product: product || undefined,
    };
    const fields = await applyFacts(work, subject.case, facts);
    const [row = subject.case] = await work.tx.select().from(cases).where(eq(cases.id, input.caseId));
    const moved = await performMove(work, { ...subject, case: row }, "accept", input);
    const drafted = await draftAdvisory(work, row);
    const edited = fields.length > 0 ? [await editedEvent(work, row.id, fields, facts)] : [];
    const told = await severityNews(work, subject.case);
    return { result: moved.result, events: [moved.event, ...edited, ...told, ...drafted], jobs: moved.jobs };
  },
});
