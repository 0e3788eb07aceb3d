import { randomUUID } from "node:crypto";
import { z } from "zod";
import { vulnerabilities } from "@/db/schema";
import { writtenSchema } from "@/lib/domain/written";
import { findInstance } from "@/lib/queries/policy";
import { caseChain } from "@/lib/server/audit/append";
import { conflict } from "@/lib/server/errors";
import { noSubject, useCase } from "@/lib/server/use-case";
import { assertRegistered } from "./edit";
import { insertCase } from "./open";
import { insertMessage } from "./post-message";
import { settleCase } from "./settle";

/** Opens a case for what the team found itself (S3.3): no reporter, so nobody waits for an answer. */
export const createIncident = useCase({
  input: z.object({
    title: z.string().trim().min(1, "Enter a title.").max(200),
    description: writtenSchema("Say what was found."),
    productId: z.union([z.literal(""), z.uuid("Choose a product.")]).default(""),
  }),
  action: "case.create",
  load: noSubject,
  run: async ({ input, ...work }) => {
    const { tx, vaults, now } = work;
    const instance = await findInstance(tx);
    if (!instance) throw conflict("This desk is not set up yet.");
    if (input.productId) await assertRegistered(tx, input.productId);
    const caseId = randomUUID();
    const vault = await vaults.createForCase(caseId);
    const reference = await insertCase(tx, instance.referencePrefix, {
      id: caseId,
      state: "new",
      origin: "internal",
      titleSealed: vault.seal("cases.title_sealed", caseId, input.title),
      productId: input.productId || null,
      policyVersionId: instance.policy.id,
      receivedAt: now,
      lastActivityAt: now,
    });
    const vulnerabilityId = randomUUID();
    await tx.insert(vulnerabilities).values({
      id: vulnerabilityId,
      caseId,
      number: 1,
      titleSealed: vault.seal("vulnerabilities.title_sealed", vulnerabilityId, input.title),
      createdAt: now,
    });
    await insertMessage(work, caseId, { kind: "note", audience: "internal", body: input.description });
    await settleCase(tx, caseId, now);
    return {
      result: { caseId, reference },
      events: [{ chain: caseChain(caseId), action: "incident.opened" }],
    };
  },
});
