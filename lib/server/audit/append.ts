import { sql } from "drizzle-orm";
import { type Actor, actorId } from "@/lib/domain/access/actor";
import type { ChainKind, EventAudience } from "@/lib/domain/audit/chains";
import type { Change } from "@/lib/domain/audit/change";
import type { CaseEventName } from "@/lib/domain/case/follow-ups";
import type { Tx } from "@/lib/server/database";

// What happens to a case has a line in the table of follow-ups; what happens to people and settings has none.
type EventSubject =
  | { chain: { kind: "case"; id: string }; action: CaseEventName }
  | { chain: { kind: Exclude<ChainKind, "case">; id: string }; action: string };

/**
 * What happened, for the audit chain of a case, a person or the installation. `data` holds ids, states and numbers, and of
 * settings what they were and are; words that quote a report go into `sealed`, under the case's key.
 */
export type EventDraft = EventSubject & {
  /** "reporter" events also stand in the reporter's timeline. */
  audience?: EventAudience;
  data?: Record<string, string | number | boolean | null | readonly string[] | readonly Change[]>;
  sealed?: Buffer;
};

/** The chain of settings, products and everything else that belongs to the installation. */
export const INSTANCE_CHAIN = { kind: "instance", id: "00000000-0000-0000-0000-000000000000" } as const;

export const caseChain = (id: string) => ({ kind: "case", id }) as const;
export const personChain = (id: string) => ({ kind: "person", id }) as const;

/** Writes events in the current transaction, one round trip for all; the chain's head stays locked until commit. */
export async function appendEvents(
  tx: Tx,
  actor: Actor,
  now: Date,
  events: readonly EventDraft[],
): Promise<void> {
  if (events.length === 0) return;
  // Chains are locked in one order everywhere: two acts on the same two cases never wait for each other.
  const inOrder = events.toSorted((a, b) => (a.chain.id < b.chain.id ? -1 : a.chain.id > b.chain.id ? 1 : 0));
  const entries = inOrder.map((event) => ({
    chainKind: event.chain.kind,
    chainId: event.chain.id,
    at: now.toISOString(),
    actorId: actorId(actor) ?? "",
    action: event.action,
    audience: event.audience ?? "team",
    data: event.data ?? {},
    sealed: event.sealed?.toString("base64") ?? null,
  }));
  await tx.execute(sql`select app.append_events(${JSON.stringify(entries)}::jsonb)`);
}
