import { randomUUID } from "node:crypto";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { Factories, type MadePerson } from "@/db/factories";
import {
  caseKeys,
  caseLabels,
  caseReads,
  cases,
  caseWatchers,
  caseWords,
  labels,
  participants,
  vulnerabilities,
} from "@/db/schema";
import type { TestDatabase } from "@/db/testing/database";
import { ORIGINS, REPORTER_KINDS } from "@/lib/domain/case/origins";
import { CASE_STATES, OUTCOMES } from "@/lib/domain/case/states";
import { OTHERS } from "@/lib/domain/case/waiting";
import { PRIORITIES } from "@/lib/domain/priority/levels";
import { distinctWords } from "@/lib/domain/search/words";
import { SEVERITIES, severityOfScore } from "@/lib/domain/severity";
import { SSVC_DECISIONS } from "@/lib/domain/ssvc/tree";
import { Vault } from "@/lib/server/crypto/vault";
import { wordHasher } from "@/lib/server/crypto/word-hashes";

/** Every instant of the world is a whole number of hours from this one, so that many are alike. */
export const NOW = new Date("2026-11-20T14:00:00Z");
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);

/** A case with everything a search can ask of it, as the reference (reference.ts) looks at it. */
export type WorldCase = Required<
  Pick<
    typeof cases.$inferSelect,
    | "id"
    | "state"
    | "restricted"
    | "held"
    | "isPublic"
    | "origin"
    | "reporterKind"
    | "productId"
    | "severity"
    | "outcome"
    | "assigneeId"
    | "exploited"
    | "nextDueAt"
    | "nextDueSoonAt"
    | "embargoUntil"
    | "receivedAt"
    | "lastActivityAt"
    | "closedAt"
    | "priority"
    | "ssvc"
    | "hasCve"
    | "quality"
    | "reporterWaitsSince"
    | "snoozedUntil"
    | "snoozedUntilReply"
    | "waitsFor"
    | "duplicateOf"
    | "unacknowledged"
  >
> & {
  title: string;
  score: number | null;
  productInWords: boolean;
  labels: string[];
  cwes: string[];
  cves: string[];
  members: string[];
  watchers: string[];
  reads: { personId: string; at: Date }[];
  /** Its words stand in the index. */
  indexed: boolean;
};

export type World = {
  cases: WorldCase[];
  people: { person: MadePerson; name: string }[];
  products: { id: string; name: string }[];
  labels: { id: string; name: string }[];
};

const WORDS = ["heap", "overflow", "in", "index_read()", "v2.8.3", "the", "Parser", "crashes"] as const;
export const PHRASES = [
  "heap overflow",
  "the parser",
  "index_read()",
  "read",
  "in v2.8.3",
  "nowhere",
] as const;

/** Fills an empty desk with cases of every kind, the same ones for the same `random`. */
export async function makeWorld(database: TestDatabase, random: () => number, count: number): Promise<World> {
  const make = new Factories(database);
  const { policyVersionId } = await make.makeOrganisation();
  const people: World["people"] = [];
  // Two of one name; an auditor reads all, a guest nothing.
  for (const [name, role] of [
    ["Mara Okoye", "triager"],
    ["Jonas Lind", "coordinator"],
    ["Jonas Lind", "developer"],
    ["Ines", "auditor"],
  ] as const)
    people.push({ name, person: await make.makePerson([role], { name }) });
  const products: World["products"] = [];
  for (const name of ["Example Server", "Agent"])
    products.push({ name, id: (await make.makeProduct(name)).id });
  const marks = ["regression", "later"].map((name) => ({ id: randomUUID(), name }));
  const db = drizzle(database.owner);
  await db
    .insert(labels)
    .values(marks.map((mark) => ({ ...mark, tone: "neutral" as const, createdAt: NOW })));
  const world: World = { cases: [], people, products, labels: marks };
  for (let at = 0; at < count; at++) world.cases.push(anyCase(random, world));
  await insertAll(database, world, policyVersionId);
  return world;
}

function anyCase(random: () => number, world: World): WorldCase {
  const chance = (part: number) => random() < part;
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const maybe = <T>(part: number, items: readonly T[]): T | null => (chance(part) ? pick(items) : null);
  const some = <T>(part: number, items: readonly T[]) => items.filter(() => chance(part));
  const around = (from: number, to: number) => hours(Math.round(from + random() * (to - from)));
  const state = pick(CASE_STATES);
  const closed = state === "closed";
  const outcome = closed ? maybe(0.9, OUTCOMES) : null;
  const people = world.people.map(({ person }) => person.id);
  const score = chance(0.35) ? Math.round(random() * 100) / 10 : null;
  const nextDueAt = !closed && chance(0.7) ? around(-40, 60) : null;
  const lastActivityAt = around(-200, 0);
  const assigneeId = maybe(0.6, people);
  return {
    id: randomUUID(),
    title: Array.from({ length: 2 + Math.floor(random() * 4) }, () => pick(WORDS)).join(
      pick([" ", "  ", ", "]),
    ),
    state,
    restricted: chance(0.25),
    held: chance(0.1),
    isPublic: chance(0.2),
    origin: pick(ORIGINS),
    reporterKind: maybe(0.7, REPORTER_KINDS),
    productId: maybe(0.6, world.products)?.id ?? null,
    productInWords: chance(0.2),
    severity: score === null ? maybe(0.4, SEVERITIES) : severityOfScore(score),
    score,
    outcome,
    assigneeId,
    exploited: maybe(0.6, ["yes", "no", "unsure"]),
    nextDueAt,
    nextDueSoonAt: nextDueAt && chance(0.9) ? new Date(nextDueAt.getTime() - 24 * 3_600_000) : null,
    embargoUntil: chance(0.4) ? around(-100, 100) : null,
    receivedAt: around(-450, -250),
    lastActivityAt,
    closedAt: closed ? new Date(lastActivityAt.getTime() - Math.round(random() * 50) * 3_600_000) : null,
    priority: pick(PRIORITIES),
    ssvc: maybe(0.5, SSVC_DECISIONS),
    hasCve: chance(0.3),
    quality: chance(0.6) ? Math.round(random() * 100) : null,
    reporterWaitsSince: chance(0.3) ? around(-100, 0) : null,
    snoozedUntil: chance(0.4) ? around(-50, 50) : null,
    snoozedUntilReply: chance(0.3),
    waitsFor: maybe(0.3, OTHERS),
    duplicateOf: outcome === "duplicate" ? (maybe(0.8, world.cases)?.id ?? null) : null,
    unacknowledged: chance(0.4),
    labels: some(0.3, world.labels).map(({ id }) => id),
    cwes: some(0.3, ["CWE-79", "CWE-787"]),
    cves: some(0.2, ["CVE-2026-11111", "CVE-2026-22222"]),
    members: some(0.4, people),
    watchers: some(0.3, people),
    reads: some(0.6, people).map((personId) => ({
      personId,
      at: new Date(lastActivityAt.getTime() + Math.round(random() * 4 - 2) * 3_600_000),
    })),
    indexed: chance(0.9),
  };
}

type Insert = { db: NodePgDatabase; world: World; vaults: ReadonlyMap<string, Vault> };

const ofEach = <Row>({ cases: all }: World, rows: (one: WorldCase) => Row[]): Row[] => all.flatMap(rows);

async function insertAll(
  { keyring, owner }: TestDatabase,
  world: World,
  policyVersionId: string,
): Promise<void> {
  const db = drizzle(owner);
  const vaults = new Map<string, Vault>();
  for (const { id } of world.cases) {
    const { key, wrapped, kekId } = keyring.createDataKey(id);
    vaults.set(id, new Vault(key, id));
    await db.insert(caseKeys).values({ caseId: id, wrapped, kekId });
  }
  const insert = { db, world, vaults };
  await insertCases(insert, policyVersionId);
  await insertMembers(insert);
  await insertVulnerabilities(insert);
  await insertMarks(insert);
  const hash = wordHasher(keyring);
  await db
    .insert(caseWords)
    .values(
      ofEach(world, ({ id, title, indexed }) =>
        indexed ? [{ caseId: id, words: [...distinctWords([title])].map(hash), indexedAt: NOW }] : [],
      ),
    );
  await owner.query("analyze");
}

async function insertCases({ db, world, vaults }: Insert, policyVersionId: string): Promise<void> {
  await db.insert(cases).values(
    world.cases.map(({ title, productInWords, score, ...row }, at) => ({
      ...row,
      reference: `EX-2026-${String(at).padStart(5, "0")}`,
      score: score === null ? null : score.toFixed(1),
      policyVersionId,
      titleSealed: vaults.get(row.id)?.seal("cases.title_sealed", row.id, title) ?? Buffer.alloc(0),
      productSealed: productInWords
        ? vaults.get(row.id)?.seal("cases.product_sealed", row.id, "In words")
        : null,
    })),
  );
}

async function insertMembers({ db, world }: Insert): Promise<void> {
  await db.insert(participants).values(
    ofEach(world, ({ id: caseId, members }) =>
      members.map((personId) => ({
        id: randomUUID(),
        caseId,
        kind: "developer" as const,
        personId,
        createdAt: NOW,
      })),
    ),
  );
}

async function insertVulnerabilities({ db, world, vaults }: Insert): Promise<void> {
  await db.insert(vulnerabilities).values(
    ofEach(world, ({ id: caseId, title, cwes, cves }) =>
      [
        ...cwes.map((cweId) => ({ cweId, cveId: null })),
        ...cves.map((cveId) => ({ cweId: null, cveId })),
      ].map((ids, at) => {
        const id = randomUUID();
        const titleSealed = vaults.get(caseId)?.seal("vulnerabilities.title_sealed", id, title);
        return {
          ...ids,
          id,
          caseId,
          number: at + 1,
          titleSealed: titleSealed ?? Buffer.alloc(0),
          createdAt: NOW,
        };
      }),
    ),
  );
}

async function insertMarks({ db, world }: Insert): Promise<void> {
  const of = <Row>(rows: (one: WorldCase) => Row[]) => ofEach(world, rows);
  await db
    .insert(caseLabels)
    .values(of(({ id, labels: own }) => own.map((labelId) => ({ caseId: id, labelId, addedAt: NOW }))));
  await db
    .insert(caseWatchers)
    .values(of(({ id, watchers }) => watchers.map((personId) => ({ caseId: id, personId, since: NOW }))));
  await db
    .insert(caseReads)
    .values(of(({ id, reads }) => reads.map(({ personId, at }) => ({ caseId: id, personId, readAt: at }))));
}
