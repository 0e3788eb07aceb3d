import { eq } from "drizzle-orm";
import { z } from "zod";
import { cases } from "@/db/schema";
import { caseChain } from "@/lib/server/audit/append";
import { noEvents, useCase } from "@/lib/server/use-case";
import { setAssignee } from "./assignee";
import { lockKept } from "./keepers";
import { assertCurrent, assertEditable, caseInput } from "./subject";

/** Assigns a case to a person of the team, or to nobody. */
export const assignCase = useCase({
  input: caseInput.extend({ personId: z.union([z.literal(""), z.uuid()], "Choose a person.") }),
  action: "case.assign",
  load: lockKept,
  run: async ({ input, subject, ...work }) => {
    const { case: row } = subject;
    assertEditable(row, "assignee");
    assertCurrent(input.version, row);
    const personId = input.personId || null;
    const on = { caseId: row.id, reference: row.reference, before: row.assigneeId };
    if (personId === row.assigneeId)
      return {
        result: { ...on, version: row.version, assignee: null },
        events: noEvents("it stood so before"),
      };
    const version = row.version + 1;
    await work.tx.update(cases).set({ lastActivityAt: work.now, version }).where(eq(cases.id, row.id));
    const assignee = await setAssignee(work, row, personId, "personId");
    return {
      result: { ...on, version, assignee },
      events: [{ chain: caseChain(row.id), action: "case.assigned", data: { personId } }],
    };
  },
});
