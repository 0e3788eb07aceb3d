import { createIncident } from "@/lib/usecases/cases/create";
import { CLOSED } from "./cases/closed";
import { FIXING } from "./cases/fixing";
import { HISTORY } from "./cases/history";
import { INCIDENTS } from "./cases/incidents";
import { INVESTIGATING } from "./cases/investigating";
import { PORTAL_CASE } from "./cases/portal-case";
import { PUBLISHED } from "./cases/published";
import { PUBLISHING } from "./cases/publishing";
import { RECEIVED } from "./cases/received";
import { REJECTED } from "./cases/rejected";
import { TRIAGE } from "./cases/triage";
import { WAITING } from "./cases/waiting";
import { before } from "./clock";
import { TEAM } from "./organisation";
import { perform } from "./perform";
import { markRead } from "./read-marks";
import { fillRegisters } from "./registers";
import { sendReport } from "./report";
import type { Act, IncidentScript, TeamMember } from "./script";
import { as, type Stage, setStage } from "./stage";

export type Seeded = {
  cases: number;
  logins: readonly TeamMember[];
  password: string;
  /** One reporter's case and code, for a look at the portal. */
  portal: { reference: string; code: string };
  /** References by the keys of the scripts. */
  references: Readonly<Record<string, string>>;
};

type Options = { now: Date; password: string; onProgress?: (done: number, of: number) => void };

const REPORTS = [
  ...RECEIVED,
  ...INVESTIGATING,
  ...WAITING,
  ...FIXING,
  ...PUBLISHING,
  ...PUBLISHED,
  ...REJECTED,
  ...CLOSED,
  ...HISTORY,
];

/**
 * Fills an empty desk with the demonstration, every write through the use case that people and jobs use, at times counted
 * back from `now`. The same `now` gives the same words and times; ids, references and codes are random, as always.
 */
export async function seedDemo({ now, password, onProgress }: Options): Promise<Seeded> {
  const empty = await setStage(now, password);
  const stage = { ...empty, labels: await fillRegisters(empty) };
  const total = REPORTS.length + INCIDENTS.length;
  const { references } = stage;
  const played: Record<string, OnCase> = {};
  let code = "";
  for (const script of REPORTS) {
    const filed = await sendReport(stage, script);
    references[script.key] = filed.reference;
    if (script.key === PORTAL_CASE.key) code = filed.code;
    played[script.key] = filed;
    await play(stage, script.key, filed, script.acts);
    onProgress?.(Object.keys(references).length, total);
  }
  for (const script of INCIDENTS) {
    const opened = await openIncident(stage, script);
    references[script.key] = opened.reference;
    const on = { ...opened, participantId: null };
    played[script.key] = on;
    await play(stage, script.key, on, script.acts);
    onProgress?.(Object.keys(references).length, total);
  }
  for (const [key, acts] of Object.entries(TRIAGE)) {
    const on = played[key];
    if (on) await play(stage, key, on, acts);
  }
  await markRead(stage);
  const portal = { reference: references[PORTAL_CASE.key] ?? "", code };
  return { cases: total, logins: TEAM, password, portal, references };
}

type OnCase = { caseId: string; participantId: string | null };

async function play(stage: Stage, key: string, on: OnCase, acts: readonly Act[]): Promise<void> {
  for (const act of acts)
    await perform({ stage, caseId: on.caseId, participantId: on.participantId }, act).catch(
      (cause: unknown) => {
        throw new Error(`The demonstration stopped at “${act.act}” of ${key}, ${act.ago} ago.`, { cause });
      },
    );
}

async function openIncident(stage: Stage, script: IncidentScript) {
  return createIncident(as(stage, script.by, before(stage.now, script.found)), {
    title: script.title,
    description: script.description,
    productId: stage.products[script.product].id,
  });
}
