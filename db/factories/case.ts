import { randomBytes, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { caseKeys, cases, clocks, participants, policyVersions, reports, vulnerabilities } from "@/db/schema";
import type { ParticipantKind } from "@/lib/domain/access/roles";
import { newReference } from "@/lib/domain/case/reference";
import { dueAt } from "@/lib/domain/clock/due";
import { soonAt } from "@/lib/domain/clock/status";
import type { PolicyData } from "@/lib/domain/policy/policy";
import { Vault } from "@/lib/server/crypto/vault";
import { settleCases } from "@/lib/usecases/cases/settle";
import { OrganisationFactories } from "./organisation";

export type MadeCase = {
  id: string;
  reference: string;
  reporterId: string | null;
  vulnerabilityId: string;
  vault: Vault;
};

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

/** Cases as they come in, with their reporter, report, first vulnerability and clock. */
export class CaseFactories extends OrganisationFactories {
  async #currentPolicy() {
    const [row] = await this.db.select().from(policyVersions).where(eq(policyVersions.current, true));
    if (!row) throw new Error("makeOrganisation first: there is no policy");
    return row;
  }

  /** A case in any state, with its reporter, report, first vulnerability and acknowledgement clock unless told otherwise. */
  async makeCase(options: CaseOptions): Promise<MadeCase> {
    const { title = "A problem", product, answers = {}, reporter, clocks: runs, ...columns } = options;
    const id = randomUUID();
    const policy = await this.#currentPolicy();
    const { key, wrapped, kekId } = this.keyring.createDataKey(id);
    const vault = new Vault(key, id);
    const reference = columns.reference ?? newReference("EX", columns.receivedAt, randomBytes(4));
    await this.db.insert(caseKeys).values({ caseId: id, wrapped, kekId });
    await this.db.insert(cases).values({
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
    await settleCases(this.db, [id], columns.receivedAt);
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
    await this.db.insert(participants).values({
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
    await this.db.insert(reports).values({
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
    await this.db.insert(vulnerabilities).values({
      id,
      caseId: made.id,
      number: 1,
      titleSealed: made.vault.seal("vulnerabilities.title_sealed", id, title),
      createdAt: at,
    });
    return id;
  }

  /** Somebody takes part in a case; for a restricted one that is what makes it visible to them. */
  async join(made: MadeCase, personId: string, kind: ParticipantKind, at: Date): Promise<void> {
    await this.db
      .insert(participants)
      .values({ id: randomUUID(), caseId: made.id, kind, personId, createdAt: at });
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
    await this.db.insert(clocks).values({
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
    await this.owner.query(
      "update cases set next_due_at = $2, next_due_kind = 'acknowledgement', next_due_soon_at = $3, unacknowledged = true where id = $1",
      [made.id, due, soon],
    );
  }
}
