import { z } from "zod";
import { seenVersionSchema } from "@/lib/domain/seen-version";
import { findInstance, isPolicyKept } from "@/lib/queries/policy";
import { type EventDraft, INSTANCE_CHAIN } from "@/lib/server/audit/append";
import { conflict } from "@/lib/server/errors";
import { noEvents, useCase } from "@/lib/server/use-case";
import { lockSettings } from "./subject";

/** Says that the policy which came with the desk stays as it is. It is in force already; that somebody read it is on record. */
export const keepPolicy = useCase({
  input: z.object({ seen: seenVersionSchema }),
  action: "settings.manage",
  load: lockSettings,
  run: async ({ input: { seen }, tx }) => {
    const instance = await findInstance(tx);
    if (!instance) throw conflict("This desk is not set up yet.");
    const { number } = instance.policy;
    if (number !== seen)
      throw conflict(`Version ${number} was published meanwhile. Nothing is left to keep.`);
    const kept = await isPolicyKept(tx, number);
    return { result: { number }, events: kept ? noEvents("it was kept before") : [policyKept(number)] };
  },
});

export const policyKept = (number: number): EventDraft => ({
  chain: INSTANCE_CHAIN,
  action: "policy.kept",
  data: { number },
});
