import { randomUUID } from "node:crypto";
import {
  advisories,
  advisoryRevisions,
  affectedRanges,
  caseKeys,
  caseLabels,
  cases,
  caseWords,
  chainHeads,
  clocks,
  credits,
  events,
  messages,
  participants,
  reports,
  scores,
  ssvcDecisions,
  vulnerabilities,
} from "@/db/schema";
import { priorityOf } from "@/lib/domain/priority/rule";
import { distinctWords } from "@/lib/domain/search/words";
import { Vault } from "@/lib/server/crypto/vault";
import { putHistory } from "./case-history";
import { putAdvisory } from "./case-public";
import { putReport } from "./case-report";
import type { CopyLoader } from "./copy";
import { type CasePlan, type Rating, reporterRating } from "./plan-case";
import { clockKind, hoursAfter, type Scene, type Setting } from "./scene";
import { pick, title } from "./words";

/** Every table a case has rows in, referenced ones first. */
export const CASE_TABLES = [
  cases,
  caseKeys,
  participants,
  reports,
  vulnerabilities,
  affectedRanges,
  scores,
  ssvcDecisions,
  clocks,
  messages,
  advisories,
  advisoryRevisions,
  credits,
  caseLabels,
  caseWords,
  chainHeads,
  events,
] as const;

/** Puts all rows of one case, sealed as the product seals them. */
export function putCase(load: CopyLoader, setting: Setting, plan: CasePlan, reference: string): void {
  const { random } = setting;
  const caseId = randomUUID();
  const { key, wrapped, kekId } = setting.keyring.createDataKey(caseId);
  const scene: Scene = {
    ...setting,
    load,
    plan,
    caseId,
    reference,
    vault: new Vault(key, caseId),
    reporterId: randomUUID(),
    title: title(random),
    product: pick(random, setting.products),
    personId: pick(random, setting.people),
    texts: [],
  };
  load.put(caseKeys, { caseId, wrapped, kekId });
  putCaseRow(scene, putReport(scene));
  putVulnerability(scene);
  putHistory(scene);
  putMarks(scene);
  if (plan.published) putAdvisory(scene);
  putWords(scene);
}

// Who is assigned takes part; a restricted case has somebody who sees it.
function putMarks({ load, plan, caseId, personId, labels }: Scene): void {
  const createdAt = plan.receivedAt;
  if (plan.assigned)
    load.put(participants, { id: randomUUID(), caseId, kind: "assignee", personId, createdAt });
  else if (plan.restricted)
    load.put(participants, { id: randomUUID(), caseId, kind: "coordinator", personId, createdAt });
  for (const at of plan.labels) {
    const labelId = labels[at];
    if (labelId) load.put(caseLabels, { caseId, labelId, addedAt: createdAt });
  }
}

function putWords({ load, plan, caseId, title: heading, texts, hashWord }: Scene): void {
  const words = [...distinctWords([heading, ...texts])].map(hashWord);
  load.put(caseWords, { caseId, words, indexedAt: plan.receivedAt });
}

function putCaseRow(
  { load, plan, vault, caseId, reference, product, personId, ...scene }: Scene,
  quality: number,
): void {
  const { state, outcome, rating, published, receivedAt } = plan;
  const closed = state === "closed";
  load.put(cases, {
    id: caseId,
    reference,
    state,
    isPublic: published,
    restricted: plan.restricted,
    origin: plan.origin,
    reporterKind: plan.reporterKind,
    titleSealed: vault.seal("cases.title_sealed", caseId, scene.title),
    productId: product.id,
    severity: rating?.severity ?? null,
    score: rating?.score ?? null,
    outcome,
    assigneeId: plan.assigned ? personId : null,
    policyVersionId: scene.policyVersionId,
    exploited: plan.exploited,
    alreadyPublic: plan.alreadyPublic,
    nextDueAt: plan.due?.at ?? null,
    nextDueSoonAt: plan.due?.soonAt ?? null,
    nextDueKind: plan.due && clockKind(plan),
    unacknowledged: plan.due !== null && plan.moves.length === 0,
    embargoUntil: plan.embargoUntil,
    reporterWaitsSince: plan.reporterWaitsSince,
    snoozedUntil: plan.snoozedUntil,
    waitsFor: plan.waitsFor,
    receivedAt,
    lastActivityAt: hoursAfter(receivedAt, 1 + plan.moves.length * 30),
    closedAt: closed ? hoursAfter(receivedAt, plan.moves.length * 30) : null,
    publishedAt: published ? hoursAfter(receivedAt, 160) : null,
    ...settled(plan, scene.now),
    hasCve: published,
    quality,
    version: 1 + plan.moves.length,
  });
}

// As the product settles a case: without it, the worker would do it again for all of them.
function settled(plan: CasePlan, now: Date) {
  const facts = {
    state: plan.state,
    publicFix: plan.state === "published" ? ("fixed" as const) : ("none" as const),
    impact: plan.impact ?? {},
    exploited: plan.exploited,
    alreadyPublic: plan.alreadyPublic,
    ssvc: plan.ssvc && { ...plan.ssvc, complete: true },
    severity: plan.rating?.severity ?? null,
    nextDueAt: plan.due?.at ?? null,
  };
  const { level, reasons, until } = priorityOf(facts, now);
  return {
    priority: level,
    priorityReasons: reasons,
    priorityUntil: until,
    ssvc: plan.ssvc?.decision ?? null,
  };
}

function putVulnerability(scene: Scene): void {
  const { load, plan, vault, caseId, product } = scene;
  const id = randomUUID();
  load.put(vulnerabilities, {
    id,
    caseId,
    number: 1,
    titleSealed: vault.seal("vulnerabilities.title_sealed", id, scene.title),
    cweId: plan.cweId,
    cveId: plan.published ? `CVE-2026-${scene.reference.slice(-5)}` : null,
    impact: plan.impact,
    createdAt: plan.receivedAt,
  });
  if (plan.ssvc)
    load.put(ssvcDecisions, {
      ...plan.ssvc,
      id: randomUUID(),
      caseId,
      vulnerabilityId: id,
      createdBy: scene.personId,
      createdAt: hoursAfter(plan.receivedAt, 42),
    });
  const given = reporterRating(scene.random);
  if (given) putScore(scene, id, "reporter", given);
  if (!plan.rating) return;
  putScore(scene, id, "team", plan.rating);
  const rangeId = randomUUID();
  load.put(affectedRanges, {
    id: rangeId,
    caseId,
    vulnerabilityId: id,
    productId: product.id,
    productSealed: vault.seal("affected_ranges.product_sealed", rangeId, product.name),
    introduced: "4.0.0",
    fixed: "4.2.3",
    position: 0,
  });
}

function putScore(scene: Scene, vulnerabilityId: string, issuer: "team" | "reporter", rating: Rating): void {
  const id = randomUUID();
  scene.load.put(scores, {
    id,
    caseId: scene.caseId,
    vulnerabilityId,
    issuer,
    cvssVersion: rating.version,
    vectorSealed: scene.vault.seal("scores.vector_sealed", id, rating.vector),
    score: rating.score,
    severity: rating.severity,
    createdBy: issuer === "team" ? scene.personId : null,
    createdAt: hoursAfter(scene.plan.receivedAt, 40),
  });
}
