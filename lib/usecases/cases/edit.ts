import { eq } from "drizzle-orm";
import { z } from "zod";
import { cases } from "@/db/schema";
import { severitySchema } from "@/lib/domain/severity";
import { caseChain } from "@/lib/server/audit/append";
import { invalid } from "@/lib/server/errors";
import { useCase, type Work } from "@/lib/server/use-case";
import { assertCurrent, type CaseRow, caseInput, lockCase } from "./subject";

const optionalText = (max: number) => z.string().trim().max(max, `At most ${max} characters.`).optional();
const emptyToNull = (value: string | undefined) => (value === undefined ? undefined : value || null);

/** The facts of a case that people set by hand. A field left out stays; an empty one is cleared. */
export const factsInput = z.object({
  title: z.string().trim().min(1, "Enter a title.").max(200, "At most 200 characters.").optional(),
  productId: z.union([z.literal(""), z.uuid("Choose a product.")]).optional(),
  product: optionalText(200),
  severity: z.union([z.literal(""), severitySchema]).optional(),
  severityReason: optionalText(4_000),
  embargoUntil: z
    .union([z.literal(""), z.iso.datetime({ offset: true, error: "Enter a date and time with its zone." })])
    .optional(),
  expectedResolutionAt: z.union([z.literal(""), z.iso.date("Enter a date as year-month-day.")]).optional(),
});
export type FactsInput = z.infer<typeof factsInput>;

/** Changes facts of a case, unless somebody else changed it since it was read (story 20). */
export const editCase = useCase({
  input: caseInput.extend(factsInput.shape),
  action: "case.edit",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    assertCurrent(input.version, subject.case);
    const changed = await applyFacts(work, subject.case, input);
    await work.tx
      .update(cases)
      .set({ version: subject.case.version + 1 })
      .where(eq(cases.id, input.caseId));
    return {
      result: { caseId: input.caseId, version: subject.case.version + 1 },
      events: [{ chain: caseChain(input.caseId), action: "case.edited", data: { fields: changed } }],
    };
  },
});

/** Writes the given facts and returns the names of those that were given. Also used by moves that bring facts along. */
export async function applyFacts(
  { tx, vaults, now }: Pick<Work, "tx" | "vaults" | "now">,
  row: CaseRow,
  input: FactsInput,
): Promise<string[]> {
  const vault = await vaults.ofCase(row.id);
  const rating = ratingOf(row, input);
  const given = {
    ...(input.title === undefined
      ? {}
      : { titleSealed: vault.seal("cases.title_sealed", row.id, input.title) }),
    ...(input.productId === undefined ? {} : { productId: emptyToNull(input.productId) }),
    ...(input.product === undefined
      ? {}
      : { productSealed: vault.sealOptional("cases.product_sealed", row.id, input.product) }),
    ...(rating === undefined
      ? {}
      : {
          severity: rating.severity,
          score: null,
          severityReasonSealed: vault.sealOptional("cases.severity_reason_sealed", row.id, rating.reason),
        }),
    ...(input.embargoUntil === undefined
      ? {}
      : { embargoUntil: input.embargoUntil ? new Date(input.embargoUntil) : null }),
    ...(input.expectedResolutionAt === undefined
      ? {}
      : { expectedResolutionAt: input.expectedResolutionAt ? new Date(input.expectedResolutionAt) : null }),
  };
  await tx
    .update(cases)
    .set({ ...given, lastActivityAt: now })
    .where(eq(cases.id, row.id));
  return Object.keys(given);
}

// A rating by hand needs its reason; a CVSS score needs none, and is set by scoring.
function ratingOf(row: CaseRow, input: FactsInput) {
  if (input.severity === undefined || (input.severity || null) === row.severity) return undefined;
  if (input.severity !== "" && !input.severityReason)
    throw invalid([{ field: "severityReason", message: "Say why this severity, in a sentence." }]);
  return { severity: input.severity || null, reason: input.severityReason };
}
