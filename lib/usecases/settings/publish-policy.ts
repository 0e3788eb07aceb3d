import { createHash, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { policyVersions } from "@/db/schema";
import { type PolicyChange, policyChanges } from "@/lib/domain/policy/changes";
import type { PolicyData } from "@/lib/domain/policy/policy";
import { typedPolicySchema } from "@/lib/domain/policy/typed";
import type { PolicyField } from "@/lib/domain/policy/words";
import { seenVersionSchema } from "@/lib/domain/seen-version";
import { findInstance, isPolicyKept, type PolicyVersion } from "@/lib/queries/policy";
import { type EventDraft, INSTANCE_CHAIN } from "@/lib/server/audit/append";
import type { Vault } from "@/lib/server/crypto/vault";
import { conflict } from "@/lib/server/errors";
import { type Done, noEvents, useCase, type Work } from "@/lib/server/use-case";
import { policyKept } from "./keep-policy";
import { lockSettings } from "./subject";

/** What a policy would become, for whoever is about to publish it: sent back as `reviewed`, it is published. */
export type PolicyReview = {
  step: "review";
  number: number;
  data: PolicyData;
  changes: PolicyChange[];
  reviewed: string;
};
type Outcome = PolicyReview | { step: "published"; number: number };

/**
 * Publishes the next version of the policy, frozen from then on; reports that came in before keep theirs, and no clock is
 * re-dated. Nothing is published unseen: without the digest of exactly this text the answer is what would change. The version
 * that came with the desk, sent back unchanged, is kept.
 */
export const publishPolicy = useCase({
  input: z
    .object({ seen: seenVersionSchema, reviewed: z.string().max(100).default("") })
    .and(typedPolicySchema),
  action: "settings.manage",
  load: lockSettings,
  run: async ({ input: { seen, reviewed, ...typed }, ...work }): Promise<Done<Outcome>> => {
    const instance = await findInstance(work.tx);
    if (!instance) throw conflict("This desk is not set up yet.");
    const { policy } = instance;
    if (policy.number !== seen)
      throw conflict(
        `Version ${policy.number} was published meanwhile. Nothing you typed is lost: check the changes against it before you publish.`,
      );
    const number = policy.number + 1;
    const data = { ...typed, attestationVersion: rulesVersion(policy.data, typed.rules, number) };
    const changes = policyChanges(policy.data, data);
    if (changes.length === 0) {
      if (await isPolicyKept(work.tx, policy.number))
        throw conflict(`Nothing differs from version ${policy.number}.`);
      const { number } = policy;
      return { result: { step: "published", number }, events: [policyKept(number)] };
    }
    const digest = digestOf(number, data);
    if (reviewed !== digest)
      return {
        result: { step: "review", number, data, changes, reviewed: digest },
        events: noEvents("nothing is published before it was looked at"),
      };
    await replace(work, policy, { number, data });
    const event = await published(work, policy, { number, data, changes });
    return { result: { step: "published", number }, events: [event] };
  },
});

async function replace(
  { tx, now }: Work,
  old: PolicyVersion,
  next: { number: number; data: PolicyData },
): Promise<void> {
  // Only one version is in force at any moment, so the old one steps back first.
  await tx.update(policyVersions).set({ current: false }).where(eq(policyVersions.id, old.id));
  await tx.insert(policyVersions).values({ id: randomUUID(), current: true, publishedAt: now, ...next });
}

// The texts themselves are in the two versions for ever; contacts may be people, so the audit holds those sealed.
async function published(
  { vaults }: Work,
  old: PolicyVersion,
  { number, data, changes }: { number: number; data: PolicyData; changes: readonly PolicyChange[] },
): Promise<EventDraft> {
  const words = changes.flatMap((change) => {
    const { field } = change;
    if (isContact(field)) return [];
    if (change.kind === "text")
      return [{ field, before: `version ${old.number}`, after: `version ${number}` }];
    if (change.kind === "words") return [{ field, before: change.before, after: change.after }];
    return [{ field, before: change.removed.join("; "), after: change.added.join("; ") }];
  });
  const event: EventDraft = {
    chain: INSTANCE_CHAIN,
    action: "policy.published",
    data: { number, fields: changes.map(({ field }) => field), changes: words },
  };
  if (!changes.some(({ field }) => isContact(field))) return event;
  return { ...event, sealed: sealContacts(await vaults.ofInstance(), old.data, data) };
}

const isContact = (field: PolicyField) => field === "contact" || field === "contacts";

function sealContacts(vault: Vault, before: PolicyData, after: PolicyData): Buffer {
  const listed = ({ contact, contacts }: PolicyData) => ({ contact, contacts });
  return vault.seal(
    "events.sealed",
    INSTANCE_CHAIN.id,
    JSON.stringify({ before: listed(before), after: listed(after) }),
  );
}

/** Rules that changed have to be accepted anew, also by a reporter who has the form open (S4.8). */
function rulesVersion(before: PolicyData, rules: readonly string[], number: number): string {
  const same = before.rules.length === rules.length && before.rules.every((rule, i) => rule === rules[i]);
  return same ? before.attestationVersion : String(number);
}

function digestOf(number: number, data: PolicyData): string {
  return createHash("sha256")
    .update(JSON.stringify([number, data]))
    .digest("base64url");
}
