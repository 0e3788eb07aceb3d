import { eq } from "drizzle-orm";
import { z } from "zod";
import { cases, products } from "@/db/schema";
import { can } from "@/lib/domain/access/policy";
import type { EmbargoMove } from "@/lib/domain/case/embargo-move";
import { instantOf, localMoment } from "@/lib/domain/clock/local-time";
import { typedDaySchema, typedInstantSchema, typedMomentSchema } from "@/lib/domain/iso-time";
import { keysOf } from "@/lib/domain/keys-of";
import { plainWords } from "@/lib/domain/plain-words";
import { YES_NO_UNSURE } from "@/lib/domain/report/questions";
import { SEVERITIES } from "@/lib/domain/severity";
import { calendarOf } from "@/lib/queries/case-calendar";
import { reasonNeeded } from "@/lib/queries/reason-needed";
import { caseChain, type EventDraft } from "@/lib/server/audit/append";
import type { Tx } from "@/lib/server/database";
import { forbidden, invalid } from "@/lib/server/errors";
import { noEvents, useCase, type Work } from "@/lib/server/use-case";
import { assertEmbargoAhead, assertFixAhead } from "./dates-ahead";
import { assertUnscored, ratedByHand } from "./hand-rating";
import { settleCase } from "./settle";
import { severityNews } from "./severity-news";
import { assertCurrent, assertEditable, type CaseRow, caseInput, lockCase } from "./subject";

const asked = z.enum(keysOf(YES_NO_UNSURE), "Choose an answer.").optional();
const optionalText = (max: number) => z.string().trim().max(max).optional();

const instantOrNone = z.union([z.literal(""), typedInstantSchema]);

// By what was sent, so that a refusal names the part that is wrong.
function endOfEmbargo(sent: string | object, context: z.RefinementCtx) {
  const schema = typeof sent === "string" ? instantOrNone : typedMomentSchema;
  const read = schema.safeParse(sent, { error: plainWords });
  if (read.success) return read.data;
  for (const { path, message } of read.error.issues) context.addIssue({ code: "custom", path, message });
  return z.NEVER;
}

/** The facts of a case that people set by hand. A field left out stays; an empty one is cleared. */
export const factsInput = z.object({
  title: z.string().trim().min(1, "Enter a title.").max(200).optional(),
  productId: z.union([z.literal(""), z.uuid("Choose a product.")]).optional(),
  product: optionalText(200),
  severity: z.union([z.literal(""), z.enum(SEVERITIES)]).optional(),
  severityReason: optionalText(4_000),
  /** From the form a date and a time in the policy's zone; an instant says its own. */
  embargoUntil: z
    .union([z.string(), z.looseObject({})])
    .transform(endOfEmbargo)
    .optional(),
  expectedResolutionAt: z.union([z.literal(""), typedDaySchema]).optional(),
  /** What is known now; the report keeps what its sender said. */
  alreadyPublic: asked,
  exploited: asked,
});
export type FactsInput = z.infer<typeof factsInput>;

/** Changes facts of a case, unless somebody else changed it since it was read (story 20). */
export const editCase = useCase({
  input: caseInput.extend({ ...factsInput.shape, reasonForReporter: optionalText(4_000) }),
  action: "case.edit",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    const { case: row } = subject;
    assertEditable(row, "facts");
    assertCurrent(input.version, row);
    const fields = await applyFacts(work, row, input);
    if (fields.includes("embargoUntil")) {
      if (!can(work.actor, "case.embargo", subject.access, work.now).allowed) throw forbidden();
      assertEditable(row, "embargo");
    }
    if (fields.length === 0)
      return { result: { caseId: row.id, version: row.version }, events: noEvents("it stood so before") };
    await work.tx
      .update(cases)
      .set({ version: row.version + 1 })
      .where(eq(cases.id, row.id));
    await settleCase(work.tx, row.id, work.now);
    return {
      result: { caseId: row.id, version: row.version + 1 },
      events: [
        await editedEvent(work, row.id, fields, input, await embargoMove(work.tx, row, fields)),
        ...(await severityNews(work, row, input.reasonForReporter)),
      ],
    };
  },
});

/** What was edited, for the audit chain. A severity set by hand is told with its reason, which may quote the report. */
export async function editedEvent(
  { vaults }: Pick<Work, "vaults">,
  caseId: string,
  fields: string[],
  { severity, severityReason, alreadyPublic, exploited }: FactsInput,
  embargo?: EmbargoMove,
): Promise<EventDraft> {
  const event = { chain: caseChain(caseId), action: "case.edited" } as const;
  const data = {
    fields,
    ...(fields.includes("alreadyPublic") && { alreadyPublic }),
    ...(fields.includes("exploited") && { exploited }),
    ...embargo,
  };
  if (!fields.includes("severity")) return { ...event, data };
  const vault = await vaults.ofCase(caseId);
  return {
    ...event,
    data: { ...data, severity: severity || null },
    ...(severityReason && { sealed: vault.seal("events.sealed", caseId, severityReason) }),
  };
}

// In a dispute about an embargo its two ends are what matters, so its event holds both, and the zone they were agreed in.
async function embargoMove(tx: Tx, row: CaseRow, fields: string[]): Promise<EmbargoMove | undefined> {
  if (!fields.includes("embargoUntil")) return undefined;
  const [{ until } = { until: null }] = await tx
    .select({ until: cases.embargoUntil })
    .from(cases)
    .where(eq(cases.id, row.id));
  const { timeZone } = await calendarOf(tx, row);
  return {
    embargoFrom: instantText(row.embargoUntil) || null,
    embargoTo: instantText(until) || null,
    timeZone,
  };
}

type Change = Partial<typeof cases.$inferInsert>;

/**
 * Writes the given facts and returns the names of those that differ from what stood there. Also used by moves that bring
 * facts along. `withoutReason`: a rating may change after acceptance without saying why.
 */
export async function applyFacts(
  { tx, vaults, now }: Pick<Work, "tx" | "vaults" | "now">,
  row: CaseRow,
  input: FactsInput,
  options: { withoutReason?: boolean } = {},
): Promise<string[]> {
  const vault = await vaults.ofCase(row.id);
  if (input.productId) await assertRegistered(tx, input.productId);
  const open = (column: string, sealed: Buffer | null) =>
    vault.openOptional(`cases.${column}`, row.id, sealed) ?? "";
  const reasonStood = open("severity_reason_sealed", row.severityReasonSealed);
  const needsReason = !options.withoutReason && (await reasonNeeded(tx, row));
  if (input.severity !== undefined && input.severity !== (row.severity ?? "")) await assertUnscored(tx, row);
  const changes: Record<string, Change> = {};
  const change = (field: string, wanted: string | undefined, stands: string, values: () => Change) => {
    if (wanted !== undefined && wanted !== stands) changes[field] = values();
  };
  change("title", input.title, open("title_sealed", row.titleSealed), () => ({
    titleSealed: vault.seal("cases.title_sealed", row.id, input.title ?? ""),
  }));
  change("productId", input.productId, row.productId ?? "", () => ({ productId: input.productId || null }));
  change("product", input.product, open("product_sealed", row.productSealed), () => ({
    productSealed: vault.sealOptional("cases.product_sealed", row.id, input.product),
  }));
  change("severityReason", input.severityReason, reasonStood, () => ({
    severityReasonSealed: vault.sealOptional("cases.severity_reason_sealed", row.id, input.severityReason),
  }));
  change("severity", input.severity, row.severity ?? "", () =>
    ratedByHand(row, input, reasonStood, needsReason),
  );
  const embargo = await embargoEnd(tx, row, input.embargoUntil);
  change("embargoUntil", embargo && instantText(embargo.until), instantText(row.embargoUntil), () => ({
    embargoUntil: embargo?.until,
  }));
  change("alreadyPublic", input.alreadyPublic, row.alreadyPublic ?? "unsure", () => ({
    alreadyPublic: input.alreadyPublic,
  }));
  change("exploited", input.exploited, row.exploited ?? "unsure", () => ({ exploited: input.exploited }));
  change("expectedResolutionAt", input.expectedResolutionAt, dayOf(row.expectedResolutionAt), () => ({
    expectedResolutionAt: input.expectedResolutionAt ? new Date(input.expectedResolutionAt) : null,
  }));
  if (changes.embargoUntil) assertEmbargoAhead(embargo?.until ?? null, now);
  if (changes.expectedResolutionAt) await assertFixAhead({ tx, now }, row, input.expectedResolutionAt);
  const fields = Object.keys(changes);
  if (fields.length > 0)
    await tx
      .update(cases)
      .set({ ...Object.assign({}, ...Object.values(changes)), lastActivityAt: now })
      .where(eq(cases.id, row.id));
  return fields;
}

/** @throws AppError invalid for a product that is not in the register */
export async function assertRegistered(tx: Tx, productId: string): Promise<void> {
  const [found] = await tx.select({ id: products.id }).from(products).where(eq(products.id, productId));
  if (!found) throw invalid([{ field: "productId", message: "Choose a product of the register." }]);
}

/** When the embargo is to end by what was typed; undefined where nothing was, or what stands there to the minute. */
async function embargoEnd(
  tx: Tx,
  row: CaseRow,
  typed: FactsInput["embargoUntil"],
): Promise<{ until: Date | null } | undefined> {
  if (typed === undefined) return undefined;
  if (typed === null || typeof typed === "string") return { until: typed ? new Date(typed) : null };
  const { timeZone } = await calendarOf(tx, row);
  const stands = row.embargoUntil && localMoment(row.embargoUntil, timeZone);
  if (stands?.day === typed.day && stands.time === typed.time) return undefined;
  return { until: instantOf(typed, timeZone) };
}

function instantText(at: Date | null): string {
  return at?.toISOString() ?? "";
}

function dayOf(at: Date | null): string {
  return at?.toISOString().slice(0, 10) ?? "";
}
