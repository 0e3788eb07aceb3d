import { randomBytes, randomUUID } from "node:crypto";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import type pg from "pg";
import {
  advisories,
  advisoryApprovals,
  caseKeys,
  cases,
  clocks,
  labels,
  messages,
  participants,
  people,
  personRoles,
  policyVersions,
  productBranches,
  products,
  reports,
  scopeKeys,
  scores,
  settings,
  vulnerabilities,
} from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import type { ParticipantKind, Role } from "@/lib/domain/access/roles";
import type { AdvisoryContent } from "@/lib/domain/advisory/content";
import type { LabelTone } from "@/lib/domain/board/label";
import type { Audience, MessageKind } from "@/lib/domain/case/origins";
import { newReference } from "@/lib/domain/case/reference";
import { dueAt } from "@/lib/domain/clock/due";
import { soonAt } from "@/lib/domain/clock/status";
import type { ScoreIssuer } from "@/lib/domain/cvss/issuers";
import { builtinPolicy } from "@/lib/domain/policy/builtin";
import type { PolicyData } from "@/lib/domain/policy/policy";
import type { Severity } from "@/lib/domain/severity";
import type { Keyring } from "@/lib/server/crypto/keyring";
import { Vault } from "@/lib/server/crypto/vault";

/** Where rows are made: as the tables' owner, past row-level security, so that any state can be arranged. */
export type FactoryBase = { owner: pg.Pool; keyring: Keyring };

export type MadeCase = {
  id: string;
  reference: string;
  reporterId: string | null;
  vulnerabilityId: string;
  vault: Vault;
};
export type MadePerson = { id: string; actor: PersonActor };

type CaseColumns = Partial<typeof cases.$inferInsert>;

export type CaseOptions = Omit<
  CaseColumns,
  "id" | "titleSealed" | "productSealed" | "receivedAt" | "nextDueAt"
> & {
  title?: string;
  product?: string;
  receivedAt: Date;
  /** The answers of the report beside its title; null: no reporter and no report (found by the team). */
  answers?: Readonly<Record<string, string>> | null;
  reporter?: { name?: string; email?: string; receiptHash?: Buffer };
  /** Run no clocks: for cases arranged in a state whose clocks the test does not look at. */
  clocks?: false;
};

/** Rows as the product would have written them, at times passed in. For tests and for the seed. */
export class Factories {
  readonly #owner: pg.Pool;
  readonly #keyring: Keyring;
  readonly #db: NodePgDatabase;

  constructor({ owner, keyring }: FactoryBase) {
    this.#owner = owner;
    this.#keyring = keyring;
    this.#db = drizzle(owner);
  }

  async #instanceVault(): Promise<Vault> {
    const [row] = await this.#db.select().from(scopeKeys);
    if (!row) throw new Error("migrate first: the instance key is missing");
    return new Vault(this.#keyring.unwrap(row.scope, row.wrapped, row.kekId), row.scope);
  }

  /** Settings and the policy in force; everything else needs it first. */
  async makeOrganisation(
    options: { name?: string; prefix?: string; policy?: Partial<PolicyData>; at?: Date } = {},
  ): Promise<{ policyVersionId: string }> {
    const { name = "Example", prefix = "EX", at = new Date("2026-01-01T00:00:00Z") } = options;
    const id = randomUUID();
    await this.#db
      .insert(settings)
      .values({ id: 1, organisationName: name, referencePrefix: prefix, setupCompletedAt: at })
      .onConflictDoNothing();
    const data = { ...builtinPolicy(name), ...options.policy };
    await this.#db.insert(policyVersions).values({ id, number: 1, data, current: true, publishedAt: at });
    return { policyVersionId: id };
  }

  async makePerson(
    roles: readonly Role[],
    options: { name?: string; email?: string; steppedUpAt?: Date | null; at?: Date } = {},
  ): Promise<MadePerson> {
    const id = randomUUID();
    const email = options.email ?? `${id.slice(0, 8)}@example.org`;
    await this.#db.insert(people).values({
      id,
      displayName: options.name ?? `${roles[0] ?? "guest"} ${id.slice(0, 4)}`,
      emailSealed: (await this.#instanceVault()).seal("people.email_sealed", id, email),
      emailHash: this.#keyring.lookupHash("email-index", email),
      createdAt: options.at ?? new Date("2026-01-01T00:00:00Z"),
    });
    if (roles.length > 0)
      await this.#db.insert(personRoles).values(roles.map((role) => ({ personId: id, role })));
    return { id, actor: { type: "person", personId: id, roles, steppedUpAt: options.steppedUpAt ?? null } };
  }

  async makeProduct(
    name: string,
    branches: readonly { name: string; support?: "active" | "extended" | "ended" }[] = [],
    at = new Date("2026-01-01T00:00:00Z"),
  ): Promise<{ id: string; branchIds: string[] }> {
    const id = randomUUID();
    await this.#db.insert(products).values({ id, name, createdAt: at });
    const rows = branches.map((branch) => ({
      id: randomUUID(),
      productId: id,
      name: branch.name,
      support: branch.support ?? ("active" as const),
    }));
    if (rows.length > 0) await this.#db.insert(productBranches).values(rows);
    return { id, branchIds: rows.map((row) => row.id) };
  }

  async makeLabel(name: string, tone: LabelTone = "neutral"): Promise<string> {
    const id = randomUUID();
    await this.#db.insert(labels).values({ id, name, tone, createdAt: new Date("2026-01-01T00:00:00Z") });
    return id;
  }

  async #currentPolicy() {
    const [row] = await this.#db.select().from(policyVersions);
    if (!row) throw new Error("makeOrganisation first: there is no policy");
    return row;
  }

  /** A case in any state, with its reporter, report, first vulnerability and acknowledgement clock unless told otherwise. */
  async makeCase(options: CaseOptions): Promise<MadeCase> {
    const { title = "A problem", product, answers = {}, reporter, clocks: runs, ...columns } = options;
    const id = randomUUID();
    const policy = await this.#currentPolicy();
    const { key, wrapped, kekId } = this.#keyring.createDataKey(id);
    const vault = new Vault(key, id);
    const reference = columns.reference ?? newReference("EX", columns.receivedAt, randomBytes(4));
    await this.#db.insert(caseKeys).values({ caseId: id, wrapped, kekId });
    await this.#db.insert(cases).values({
      state: "new",
      origin: answers === null ? "internal" : "form",
      policyVersionId: policy.id,
      lastActivityAt: columns.receivedAt,
      closedAt: columns.state === "closed" ? columns.receivedAt : null,
      ...columns,
      id,
      reference,
      titleSealed: vault.seal("cases.title_sealed", id, title),
      productSealed: vault.sealOptional("cases.product_sealed", id, product),
    });
    const made: MadeCase = { id, reference, reporterId: null, vulnerabilityId: "", vault };
    if (answers !== null)
      made.reporterId = await this.#makeReport(made, { title, ...answers }, options, policy.id);
    if (columns.assigneeId) await this.join(made, columns.assigneeId, "assignee", columns.receivedAt);
    made.vulnerabilityId = await this.makeVulnerability(made, title, columns.receivedAt);
    if (runs !== false && answers !== null)
      await this.#startAcknowledgement(made, policy, columns.receivedAt);
    return made;
  }

  async #makeReport(
    made: MadeCase,
    answers: Readonly<Record<string, string>>,
    { reporter = {}, receivedAt }: CaseOptions,
    policyVersionId: string,
  ): Promise<string> {
    const { vault } = made;
    const participantId = randomUUID();
    const reportId = randomUUID();
    await this.#db.insert(participants).values({
      id: participantId,
      caseId: made.id,
      kind: "reporter",
      nameSealed: vault.sealOptional("participants.name_sealed", participantId, reporter.name),
      contactSealed: vault.sealOptional(
        "participants.contact_sealed",
        participantId,
        reporter.email && JSON.stringify({ email: reporter.email }),
      ),
      receiptHash: reporter.receiptHash ?? randomBytes(32),
      createdAt: receivedAt,
    });
    const stored = JSON.stringify({ answers, productName: null });
    await this.#db.insert(reports).values({
      id: reportId,
      caseId: made.id,
      participantId,
      origin: "form",
      answersSealed: vault.seal("reports.answers_sealed", reportId, stored),
      receiptSealed: vault.seal("reports.receipt_sealed", reportId, "{}"),
      policyVersionId,
      receivedAt,
    });
    return participantId;
  }

  async makeVulnerability(made: MadeCase, title: string, at: Date): Promise<string> {
    const id = randomUUID();
    await this.#db.insert(vulnerabilities).values({
      id,
      caseId: made.id,
      number: 1,
      titleSealed: made.vault.seal("vulnerabilities.title_sealed", id, title),
      createdAt: at,
    });
    return id;
  }

  async #startAcknowledgement(
    made: MadeCase,
    policy: { id: string; data: PolicyData },
    startedAt: Date,
  ): Promise<void> {
    const promise = policy.data.promises.find(({ kind }) => kind === "acknowledgement");
    if (!promise) return;
    const due = dueAt(startedAt, promise.limit, policy.data.calendar);
    const clock = { startedAt, dueAt: due, pausedSpans: [], satisfiedAt: null, endedAt: null };
    await this.#db.insert(clocks).values({
      ...clock,
      id: randomUUID(),
      caseId: made.id,
      kind: "acknowledgement",
      limitData: promise.limit,
      calendar: policy.data.calendar,
      shownToReporter: promise.public,
      policyVersionId: policy.id,
    });
    const soon = soonAt({ ...clock, kind: "acknowledgement" });
    await this.#owner.query(
      "update cases set next_due_at = $2, next_due_kind = 'acknowledgement', next_due_soon_at = $3, unacknowledged = true where id = $1",
      [made.id, due, soon],
    );
  }

  /** Somebody takes part in a case; for a restricted one that is what makes it visible to them. */
  async join(made: MadeCase, personId: string, kind: ParticipantKind, at: Date): Promise<void> {
    await this.#db
      .insert(participants)
      .values({ id: randomUUID(), caseId: made.id, kind, personId, createdAt: at });
  }

  async makeMessage(
    made: MadeCase,
    message: { body: string; audience: Audience; kind?: MessageKind; by?: string; at: Date },
  ): Promise<string> {
    const id = randomUUID();
    await this.#db.insert(messages).values({
      id,
      caseId: made.id,
      kind: message.kind ?? (message.audience === "internal" ? "note" : "message"),
      audience: message.audience,
      authorPersonId: message.by ?? null,
      authorParticipantId: message.by ? null : made.reporterId,
      bodySealed: made.vault.seal("messages.body_sealed", id, message.body),
      createdAt: message.at,
    });
    return id;
  }

  /** A score in force from `at` on. */
  async makeScore(
    made: MadeCase,
    vulnerabilityId: string,
    score: { vector: string; score: number; severity: Severity; issuer?: ScoreIssuer; at: Date },
  ): Promise<void> {
    const id = randomUUID();
    await this.#db.insert(scores).values({
      id,
      caseId: made.id,
      vulnerabilityId,
      issuer: score.issuer ?? "team",
      cvssVersion: score.vector.startsWith("CVSS:4") ? "4.0" : "3.1",
      vectorSealed: made.vault.seal("scores.vector_sealed", id, score.vector),
      score: score.score.toFixed(1),
      severity: score.severity,
      createdAt: score.at,
    });
  }

  /** The advisory of a case, with who approved its present text. */
  async makeAdvisory(
    made: MadeCase,
    advisory: { content: AdvisoryContent; authorId: string; approvedBy?: readonly string[]; at: Date },
  ): Promise<string> {
    const id = randomUUID();
    const { approvedBy = [], at } = advisory;
    await this.#db.insert(advisories).values({
      id,
      caseId: made.id,
      publicId: made.reference,
      state: approvedBy.length > 0 ? "approved" : "draft",
      contentSealed: made.vault.seal("advisories.content_sealed", id, JSON.stringify(advisory.content)),
      authorId: advisory.authorId,
      updatedAt: at,
    });
    for (const personId of approvedBy)
      await this.#db
        .insert(advisoryApprovals)
        .values({ advisoryId: id, version: 1, personId, caseId: made.id, approvedAt: at });
    return id;
  }
}
