import { eq } from "drizzle-orm";
import { z } from "zod";
import { advisories, cases } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { outdatedFacts } from "@/lib/domain/advisory/currency";
import { previewOf } from "@/lib/domain/advisory/preview";
import { advisoryProblems } from "@/lib/domain/advisory/problems";
import { advisoryText, withText } from "@/lib/domain/advisory/typed";
import { filledRows } from "@/lib/domain/form-rows";
import { assertMay, parseInput } from "@/lib/server/access";
import { accessOf } from "@/lib/server/case-access";
import { notFound } from "@/lib/server/errors";
import { read } from "@/lib/server/read";
import { openContent } from "./advisory-content";
import { factsOfCase } from "./advisory-facts";
import { advisorySteps } from "./advisory-steps";
import { creditsOfCase } from "./credits";

const EDIT = "advisory.edit";

const input = advisoryText.extend({ caseId: z.uuid("This is not a case id.") });

/**
 * Shows a text that is still being written as the public would read it, with what is open about it. A read that takes what is typed: it asks for the same
 * permission as saving it, and locks and keeps nothing. @throws AppError
 */
async function asTyped({ actor, now }: { actor: Actor; now: Date }, raw: unknown) {
  const { caseId, ...text } = parseInput(input, raw);
  const rows = filledRows(z.object({ affected: z.unknown() }).safeParse(raw).data?.affected);
  return read(actor, async (reading) => {
    const { tx, vaults } = reading;
    const [found] = await tx
      .select({
        advisory: advisories,
        row: { id: cases.id, restricted: cases.restricted, receivedAt: cases.receivedAt },
      })
      .from(advisories)
      .innerJoin(cases, eq(cases.id, advisories.caseId))
      .where(eq(cases.id, caseId));
    if (!found) throw notFound();
    const { advisory, row } = found;
    assertMay(actor, EDIT, await accessOf(tx, row), now);
    const { content, same } = withText(openContent(await vaults.ofCase(caseId), advisory), text);
    const { credits } = await creditsOfCase(reading, caseId);
    const shown = {
      publicId: advisory.publicId,
      publishedAt: advisory.publishedAt?.toISOString() ?? null,
      withdrawnAt: advisory.withdrawnAt?.toISOString() ?? null,
      credits,
    };
    const timeline = await advisorySteps(tx, caseId, row.receivedAt);
    const { pulled } = await factsOfCase(reading, caseId);
    return {
      advisory: previewOf(shown, { ...content, timeline }),
      problems: advisoryProblems(content, outdatedFacts(content, pulled), (row) => rows?.[row] ?? row),
      saved: same,
      at: now.toISOString(),
    };
  });
}

export const previewAdvisory = Object.assign(asTyped, { action: EDIT } as const);
