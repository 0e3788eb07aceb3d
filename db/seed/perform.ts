import { Readable } from "node:stream";
import type { Actor } from "@/lib/domain/access/actor";
import { FILE_LIMITS } from "@/lib/domain/file-limits";
import { IMPACT_AXES } from "@/lib/domain/impact";
import { storeFile } from "@/lib/server/files/store";
import type { Caller } from "@/lib/server/use-case";
import { approveAdvisory } from "@/lib/usecases/advisories/approve";
import { publishAdvisory, publishEmergency } from "@/lib/usecases/advisories/publish";
import { refreshAdvisory, saveAdvisory } from "@/lib/usecases/advisories/save";
import { acceptCase } from "@/lib/usecases/cases/accept";
import { assignCase } from "@/lib/usecases/cases/assign";
import { editCase } from "@/lib/usecases/cases/edit";
import { labelCase } from "@/lib/usecases/cases/label";
import {
  acknowledgeCase,
  askReporter,
  closeCase,
  expireQuestion,
  planFix,
  schedulePublication,
  withholdCase,
} from "@/lib/usecases/cases/moves";
import { decideBranch, markFixReady, recordFix } from "@/lib/usecases/cases/record-fix";
import { rejectCase } from "@/lib/usecases/cases/reject";
import { reopenAsReporter } from "@/lib/usecases/cases/reopen-as-reporter";
import { restrictCase } from "@/lib/usecases/cases/restrict";
import { snoozeCase } from "@/lib/usecases/cases/snooze";
import { waitForOthers } from "@/lib/usecases/cases/wait";
import { watchCase } from "@/lib/usecases/cases/watch";
import {
  addNote,
  correctReport,
  replyAsReporter,
  withdrawReport,
  writeToReporter,
} from "@/lib/usecases/cases/write";
import { answerCredit } from "@/lib/usecases/credits/answer";
import { offerCredit } from "@/lib/usecases/credits/offer";
import { linkDuplicate } from "@/lib/usecases/duplicates/link";
import { decideSsvc } from "@/lib/usecases/scoring/decide-ssvc";
import { editVulnerability } from "@/lib/usecases/scoring/edit-vulnerability";
import { judgeImpact } from "@/lib/usecases/scoring/judge-impact";
import { recordScore } from "@/lib/usecases/scoring/record-score";
import { scoreVulnerability } from "@/lib/usecases/scoring/score-vulnerability";
import { setAffected } from "@/lib/usecases/scoring/set-affected";
import { writeImpactSentence } from "@/lib/usecases/scoring/write-sentence";
import { before, dateIn } from "./clock";
import type { Act, ActOf, DemoFile, Impact } from "./script";
import { advisoryDraft, as, handles, type Stage, SYSTEM } from "./stage";

/** The case an act is about; an incident has no reporter. */
export type OnCase = { stage: Stage; caseId: string; participantId: string | null };
type Scene = OnCase & { at: Date; caller: Caller; product: (key: ActProduct) => string };
type ActProduct = keyof Stage["products"];
type Player<Name extends Act["act"]> = (scene: Scene, act: ActOf<Name>) => Promise<unknown>;

/** Plays one act through the use case that the desk, the portal or a job would call. */
export async function perform(on: OnCase, act: Act): Promise<void> {
  const at = before(on.stage.now, act.ago);
  const actor: Actor =
    "by" in act
      ? as(on.stage, act.by, at).actor
      : on.participantId !== null && act.act !== "expire"
        ? { type: "reporter", caseId: on.caseId, participantId: on.participantId }
        : SYSTEM;
  const scene: Scene = {
    ...on,
    at,
    caller: { actor, now: at },
    product: (key) => on.stage.products[key].name,
  };
  await playerOf(act)(scene, act);
}

// Each entry of PLAYERS takes exactly the acts of its name, which the map's type makes sure of.
function playerOf(act: Act): (scene: Scene, act: Act) => Promise<unknown> {
  return PLAYERS[act.act] as (scene: Scene, act: Act) => Promise<unknown>;
}

const PLAYERS: { [Name in Act["act"]]: Player<Name> } = {
  acknowledge: ({ caller, caseId }, { text }) => acknowledgeCase(caller, { caseId, message: text }),
  ask: ({ caller, caseId }, { text }) => askReporter(caller, { caseId, message: text }),
  write: ({ caller, caseId }, { text }) => writeToReporter(caller, { caseId, body: text }),
  told: ({ caller, caseId }, { text }) => writeToReporter(caller, { caseId, body: text, kind: "fix_notice" }),
  note: ({ caller, caseId }, { text }) => addNote(caller, { caseId, body: text }),
  reply: async (scene, { text, files }) => {
    await upload(scene, files);
    await replyAsReporter(scene.caller, { caseId: scene.caseId, body: text });
  },
  correct: ({ caller, caseId }, { text }) => correctReport(caller, { caseId, body: text }),
  reopen: ({ caller, caseId }, { text }) => reopenAsReporter(caller, { caseId, reason: text }),
  withdraw: ({ caller, caseId }) => withdrawReport(caller, { caseId }),
  expire: ({ caller, caseId }) => expireQuestion(caller, { caseId }),
  assign: ({ caller, caseId, stage }, { to }) =>
    assignCase(caller, { caseId, personId: stage.people[to].personId }),
  restrict: ({ caller, caseId }) => restrictCase(caller, { caseId, restricted: true }),
  rate,
  ssvc: async ({ caller, caseId }, { answers, why }) => {
    const [exploitation, automatable, valueDensity, technicalImpact, safetyImpact] = answers;
    const { vulnerabilityId } = await handles(caseId);
    const chosen = { exploitation, automatable, valueDensity, technicalImpact, safetyImpact };
    await decideSsvc(caller, { caseId, vulnerabilityId, ...chosen, rationale: why });
  },
  "their score": async ({ caller, caseId }, { issuer, name, vector }) => {
    const { vulnerabilityId } = await handles(caseId);
    await recordScore(caller, { caseId, vulnerabilityId, issuer, issuerName: name, vector });
  },
  "word the impact": async ({ caller, caseId }, { text }) => {
    const { vulnerabilityId } = await handles(caseId);
    await writeImpactSentence(caller, { caseId, vulnerabilityId, sentence: text });
  },
  affected: async ({ caller, caseId, product }, { rows }) => {
    const { vulnerabilityId } = await handles(caseId);
    const ranges = rows.map((row) => ({ ...row, product: product(row.product) }));
    await setAffected(caller, { caseId, vulnerabilityId, ranges });
  },
  accept: ({ caller, caseId, stage }, { severity, reason, product, text }) =>
    acceptCase(caller, {
      caseId,
      severity,
      severityReason: reason,
      message: text,
      productId: product && stage.products[product].id,
    }),
  plan: ({ caller, caseId, stage }, { owner, dueInDays, text }) =>
    planFix(caller, {
      caseId,
      ownerId: stage.people[owner].personId,
      expectedResolutionAt: dateIn(stage.now, dueInDays),
      message: text,
    }),
  embargo: ({ caller, caseId, stage }, { endsInDays }) =>
    editCase(caller, { caseId, embargoUntil: `${dateIn(stage.now, endsInDays)}T15:00:00Z` }),
  decide: ({ caller, caseId, stage }, { branch, decision, text }) => {
    const found = Object.values(stage.products).flatMap(({ branches }) => branches);
    const branchId = found.find(({ name }) => name === branch)?.id;
    return decideBranch(caller, { caseId, branchId, decision, note: text });
  },
  fix: ({ caller, caseId }, { reference, mitigation, evidence }) =>
    recordFix(caller, { caseId, fixReference: reference, mitigation, testEvidence: evidence }),
  "fix ready": ({ caller, caseId }) => markFixReady(caller, { caseId }),
  advise,
  approve: async ({ caller, caseId }) =>
    approveAdvisory(caller, { caseId, seen: (await handles(caseId)).advisoryVersion }),
  schedule: ({ caller, caseId }) => schedulePublication(caller, { caseId }),
  publish: async ({ caller, caseId }) =>
    publishAdvisory(caller, { caseId, seen: (await handles(caseId)).advisoryVersion }),
  "publish emergency": async ({ caller, caseId }, { reason }) =>
    publishEmergency(caller, {
      caseId,
      emergencyReason: reason,
      seen: (await handles(caseId)).advisoryVersion,
    }),
  close: ({ caller, caseId }, { text }) => closeCase(caller, { caseId, message: text }),
  label: ({ caller, caseId, stage }, { labels }) =>
    labelCase(caller, { caseId, add: labels.map((name) => stage.labels[name]) }),
  watch: ({ caller, caseId }) => watchCase(caller, { caseId }),
  snooze: ({ caller, caseId, stage }, { dueInDays }) =>
    snoozeCase(caller, { caseId, until: dateIn(stage.now, dueInDays) }),
  "wait for": ({ caller, caseId }, { whom, party }) =>
    waitForOthers(caller, { caseId, waitsFor: whom, party }),
  duplicate: ({ caller, caseId, stage }, { of, reason }) =>
    linkDuplicate(caller, { caseId, duplicateOf: stage.references[of], reason }),
  reject: ({ caller, caseId }, { outcome, reason }) => rejectCase(caller, { caseId, outcome, reason }),
  withhold: ({ caller, caseId }, { reason, text }) => withholdCase(caller, { caseId, reason, message: text }),
  credit: ({ caller, caseId, participantId }, { name, naming, type = "finder", link }) =>
    offerCredit(caller, { caseId, participantId, type, naming, name, link }),
  "answer credit": (scene) => answer(scene, { answer: "as_shown" }),
  "decline credit": (scene) => answer(scene, { answer: "declined" }),
  "ask for a name": (scene, { name, naming }) => answer(scene, { answer: "other_name", name, naming }),
};

async function answer({ caller, caseId }: Scene, input: object): Promise<void> {
  const { creditId } = await handles(caseId);
  await answerCredit(caller, { caseId, creditId, ...input });
}

async function rate({ caller, caseId }: Scene, act: ActOf<"rate">): Promise<void> {
  const { vulnerabilityId } = await handles(caseId);
  const on = { caseId, vulnerabilityId };
  await editVulnerability(caller, { ...on, cwe: act.cwe, cve: act.cve });
  await judgeImpact(caller, { ...on, impact: wholeBoard(act.impact) });
  await scoreVulnerability(caller, { ...on, vector: act.vector, reason: act.why });
}

function wholeBoard(impact: Impact) {
  const rows = IMPACT_AXES.map((axis) => {
    const [level, rationale] = impact[axis] ?? ["none", ""];
    return [axis, { level, rationale }];
  });
  return Object.fromEntries(rows);
}

/** Takes scores and versions from the case, then saves the words, as the editor's two buttons do. */
async function advise({ caller, caseId }: Scene, { text }: ActOf<"advise">): Promise<void> {
  await refreshAdvisory(caller, { caseId, seen: (await handles(caseId)).advisoryVersion });
  const { version, content } = await advisoryDraft(caseId);
  await saveAdvisory(caller, {
    caseId,
    seen: version,
    title: content.title,
    affected: content.affected,
    summary: text.summary,
    details: text.details,
    workaround: text.workaround ?? "",
    references: text.references ?? [],
  });
}

/** Files wait at the case until the reporter's next message takes them along. */
async function upload({ caller, caseId, at }: Scene, files: readonly DemoFile[] = []): Promise<void> {
  const place = { actor: caller.actor, caseId, audience: "reporter", now: at } as const;
  for (const { name, text } of files)
    await storeFile(Readable.from([Buffer.from(text)]), name, place, FILE_LIMITS);
}
