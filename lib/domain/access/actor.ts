import type { Role } from "./roles";

/**
 * Who is asking. Every write and every read carries one; nothing reads a session further in.
 * `draft` is a stranger filling in a form: the case id is reserved for them before the case exists.
 */
export type Actor =
  | { type: "anonymous" }
  | { type: "draft"; draftId: string; caseId: string }
  | { type: "reporter"; participantId: string; caseId: string; session?: SessionHash }
  | {
      type: "person";
      personId: string;
      roles: readonly Role[];
      steppedUpAt: Date | null;
      /** Set: this session reaches one's own account and nothing else. */
      owes?: OwedFactor;
      session?: SessionHash;
    }
  | { type: "system"; task: string };

/** Hash of the token of the session that a request came with; absent where something else says who acts. */
export type SessionHash = Uint8Array;

/** Every kind of actor, as audit rows name them. */
export const ACTOR_KINDS = [
  "anonymous",
  "draft",
  "reporter",
  "person",
  "system",
] as const satisfies readonly Actor["type"][];

/**
 * What a session lacks where a second factor is required: the person has none to prove (`second_factor`), or has one and
 * signed in without it (`proof`).
 */
export type OwedFactor = "second_factor" | "proof";

export type PersonActor = Extract<Actor, { type: "person" }>;
export type ReporterActor = Extract<Actor, { type: "reporter" }>;

export const ANONYMOUS: Actor = { type: "anonymous" };

/** The person behind an act, for columns that name people; null where a reporter, a stranger or a job acts. */
export function personIdOf(actor: Actor): string | null {
  return actor.type === "person" ? actor.personId : null;
}

/** The id written beside an act in the audit chain; null where there is no person behind it. */
export function actorId(actor: Actor): string | null {
  switch (actor.type) {
    case "person":
      return actor.personId;
    case "reporter":
      return actor.participantId;
    case "draft":
      return actor.draftId;
    default:
      return null;
  }
}
