import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { type Actor, ANONYMOUS, type PersonActor, type ReporterActor } from "@/lib/domain/access/actor";
import { UNATTENDED_HEADER } from "@/lib/domain/board/live";
import { type CookieKind, cookieName } from "./cookies";
import { tokenHash } from "./crypto/keyring";
import { askOnce } from "./database";
import { ifRoom } from "./if-room";
import { services } from "./services";
import { findSession, personOf } from "./sessions";
import { currentTime } from "./time";
import type { Caller } from "./use-case";

/** Which of the browser's identities a page or action speaks for. */
export type Side = "staff" | "reporter" | "draft" | "anyone";

export type SignedIn = {
  actor: PersonActor;
  name: string;
  sessionId: string;
  /** Whether they want keys without Ctrl. */
  singleKeys: boolean;
};

// A session's last use is written once a minute at most; asking in between would be a round trip for nothing.
const TOUCH_AFTER_MS = 60_000;

async function touch(kind: "staff" | "portal", token: Buffer, lastSeenAt: Date, now: Date): Promise<void> {
  if (now.getTime() - lastSeenAt.getTime() <= TOUCH_AFTER_MS) return;
  await ifRoom(askOnce(services().pool, `select app.touch_${kind}_session($1, $2)`, [token, now]));
}

async function tokenOf(kind: CookieKind): Promise<Buffer | null> {
  const value = (await cookies()).get(cookieName(kind))?.value;
  return value ? tokenHash(value) : null;
}

/** A session that is alive, and its token's hash; without counting as a use of it. */
export const presentSession = cache(
  async (): Promise<(SignedIn & { token: Buffer; seenAt: Date }) | null> => {
    const token = await tokenOf("staff");
    const row = token && (await findSession(token, currentTime()));
    if (!token || !row) return null;
    const { display_name: name, session_id: sessionId, last_seen_at: seenAt, single_keys: singleKeys } = row;
    return { actor: personOf(row, token), name, sessionId, singleKeys, token, seenAt };
  },
);

/** The signed-in person, or null. Read afresh for every request: a disabled person or a lost role holds at once. */
export const signedIn = cache(async (): Promise<SignedIn | null> => {
  const session = await presentSession();
  if (!session) return null;
  const { token, seenAt, ...person } = session;
  // What a page fetches by itself does not keep a session alive that nobody uses.
  if (!(await headers()).has(UNATTENDED_HEADER)) await touch("staff", token, seenAt, currentTime());
  return person;
});

/** The reporter whose receipt code this browser gave, or null. Idle for 30 minutes or open for 2 hours: null again. */
export const portalActor = cache(async (): Promise<Extract<Actor, { type: "reporter" }> | null> => {
  const token = await tokenOf("portal");
  if (!token) return null;
  const now = currentTime();
  const found = await findReporter(token, now);
  if (!found) return null;
  await touch("portal", token, found.seenAt, now);
  return found.actor;
});

async function findReporter(token: Buffer, now: Date) {
  const [row] = await askOnce<{ participant_id: string; case_id: string; last_seen_at: Date }>(
    services().pool,
    "select * from app.find_portal_session($1, $2)",
    [token, now],
  );
  if (!row) return null;
  const { participant_id: participantId, case_id: caseId } = row;
  return {
    actor: { type: "reporter", participantId, caseId, session: token } as const,
    seenAt: row.last_seen_at,
  };
}

/**
 * For an answer that takes its time: who this request's session speaks for at each moment it is asked, null once it is
 * over. Asking is no use of the session.
 */
export async function whoAsksLater(side: keyof typeof LATER) {
  const token = await tokenOf(side === "staff" ? "staff" : "portal");
  return async (): Promise<Actor | null> => token && LATER[side](token);
}

/** The same of a person of the team whose session was found before. */
export const personLater = (token: Buffer) => () => LATER.staff(token);

const LATER = {
  async staff(token: Buffer): Promise<PersonActor | null> {
    const row = await findSession(token, currentTime());
    return row && personOf(row, token);
  },
  async reporter(token: Buffer): Promise<ReporterActor | null> {
    return (await findReporter(token, currentTime()))?.actor ?? null;
  },
};

type Renewal = { actor: Extract<Actor, { type: "reporter" }>; isOpen: boolean };

/** The new code this browser made and may see while it is open; null where its secret has made none. */
export const renewal = cache(async (): Promise<Renewal | null> => {
  const token = await tokenOf("renewal");
  if (!token) return null;
  const [row] = await askOnce<{ participant_id: string; case_id: string; closed: boolean }>(
    services().pool,
    "select * from app.find_receipt_renewal($1, $2)",
    [token, currentTime()],
  );
  if (!row) return null;
  const actor = { type: "reporter", participantId: row.participant_id, caseId: row.case_id } as const;
  return { actor, isOpen: !row.closed };
});

/** The unfinished report of this browser, or null. */
export const draftActor = cache(async (): Promise<Extract<Actor, { type: "draft" }> | null> => {
  const token = await tokenOf("draft");
  if (!token) return null;
  const [row] = await askOnce<{ draft_id: string; case_id: string }>(
    services().pool,
    "select * from app.find_draft($1, $2)",
    [token, currentTime()],
  );
  return row ? { type: "draft", draftId: row.draft_id, caseId: row.case_id } : null;
});

/** Who is asking and when, for one side of the application; nobody known there is anonymous. */
export async function callerOf(side: Side): Promise<Caller> {
  return { actor: await actorOf(side), now: currentTime() };
}

async function actorOf(side: Side): Promise<Actor> {
  switch (side) {
    case "staff":
      return (await signedIn())?.actor ?? ANONYMOUS;
    case "reporter":
      return (await portalActor()) ?? ANONYMOUS;
    case "draft":
      return (await draftActor()) ?? ANONYMOUS;
    case "anyone":
      return ANONYMOUS;
  }
}
