import { randomUUID } from "node:crypto";
import { advisories, advisoryApprovals, labels, messages, scores } from "@/db/schema";
import { type AdvisoryContent, contentJson } from "@/lib/domain/advisory/content";
import type { LabelTone } from "@/lib/domain/board/label";
import type { Audience, MessageKind } from "@/lib/domain/case/origins";
import type { ScoreIssuer } from "@/lib/domain/cvss/issuers";
import type { Severity } from "@/lib/domain/severity";
import { CaseFactories, type MadeCase } from "./factories/case";

export type { CaseOptions, MadeCase } from "./factories/case";
export type { MadePerson } from "./factories/organisation";

/** Rows as the product would have written them, at times passed in. For tests and for the seed. */
export class Factories extends CaseFactories {
  async makeLabel(name: string, tone: LabelTone = "neutral"): Promise<string> {
    const id = randomUUID();
    await this.db.insert(labels).values({ id, name, tone, createdAt: new Date("2026-01-01T00:00:00Z") });
    return id;
  }

  async makeMessage(
    made: MadeCase,
    message: { body: string; audience: Audience; kind?: MessageKind; by?: string; at: Date },
  ): Promise<string> {
    const id = randomUUID();
    await this.db.insert(messages).values({
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
    await this.db.insert(scores).values({
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
    await this.db.insert(advisories).values({
      id,
      caseId: made.id,
      publicId: made.reference,
      state: approvedBy.length > 0 ? "approved" : "draft",
      contentSealed: made.vault.seal("advisories.content_sealed", id, contentJson(advisory.content)),
      authorId: advisory.authorId,
      updatedAt: at,
    });
    for (const personId of approvedBy)
      await this.db
        .insert(advisoryApprovals)
        .values({ advisoryId: id, version: 1, personId, caseId: made.id, approvedAt: at });
    return id;
  }
}
