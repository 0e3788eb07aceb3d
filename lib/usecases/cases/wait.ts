import { eq } from "drizzle-orm";
import { z } from "zod";
import { cases } from "@/db/schema";
import { isOpen } from "@/lib/domain/case/states";
import { OTHERS, type Other } from "@/lib/domain/case/waiting";
import { caseChain, type EventDraft } from "@/lib/server/audit/append";
import { conflict } from "@/lib/server/errors";
import { noEvents, useCase, type Work } from "@/lib/server/use-case";
import { assertCurrent, type CaseRow, caseInput, lockCase } from "./subject";

/** Whom a case waits for outside the team and its reporter, and whom exactly, in the team's words. */
export type Waiting = { waitsFor: Other | ""; party: string };

export const waitInput = z.object({
  waitsFor: z.union([z.literal(""), z.enum(OTHERS)], "Choose whom the case waits for."),
  party: z.string().trim().max(200).default(""),
});

/** Notes that the case waits for somebody outside, or that it does so no more. Promises to its reporter go on. */
export const waitForOthers = useCase({
  input: caseInput.extend(waitInput.shape),
  action: "case.snooze",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    const { case: row } = subject;
    assertCurrent(input.version, row);
    const before = await waitingOf(work, row);
    const [event] = await writeWaiting(work, row, input);
    const { id: caseId, reference, version } = row;
    const result = { caseId, reference, version, changed: event !== undefined, before };
    if (!event) return { result, events: noEvents("it stood so before") };
    await work.tx
      .update(cases)
      .set({ version: version + 1 })
      .where(eq(cases.id, caseId));
    return { result: { ...result, version: version + 1 }, events: [event] };
  },
});

export async function waitingOf({ vaults }: Pick<Work, "vaults">, row: CaseRow): Promise<Waiting> {
  if (row.waitsFor === null) return { waitsFor: "", party: "" };
  const vault = await vaults.ofCase(row.id);
  return {
    waitsFor: row.waitsFor,
    party: vault.openOptional("cases.waits_for_sealed", row.id, row.waitsForSealed) ?? "",
  };
}

/** Writes whom the case waits for, where that is given and differs; its event comes back. @throws AppError for a closed case */
export async function writeWaiting(
  work: Work,
  row: CaseRow,
  { waitsFor, party = "" }: Partial<Waiting>,
): Promise<EventDraft[]> {
  if (waitsFor === undefined) return [];
  const words = waitsFor === "" ? "" : party;
  const stands = await waitingOf(work, row);
  if (stands.waitsFor === waitsFor && stands.party === words) return [];
  if (waitsFor !== "" && !isOpen(row.state)) throw conflict("This case is closed: it waits for nobody.");
  const vault = await work.vaults.ofCase(row.id);
  await work.tx
    .update(cases)
    .set({
      waitsFor: waitsFor || null,
      waitsForSealed: vault.sealOptional("cases.waits_for_sealed", row.id, words || undefined),
    })
    .where(eq(cases.id, row.id));
  return [{ chain: caseChain(row.id), action: "case.waits", data: { waitsFor: waitsFor || null } }];
}
