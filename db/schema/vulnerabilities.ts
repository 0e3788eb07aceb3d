import { sql } from "drizzle-orm";
import { index, integer, jsonb, numeric, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { CVSS_VERSIONS } from "@/lib/domain/cvss/catalogue";
import { SCORE_ISSUERS } from "@/lib/domain/cvss/issuers";
import { SEVERITIES } from "@/lib/domain/severity";
import {
  AUTOMATABLE,
  EXPLOITATION,
  SAFETY_IMPACT,
  SSVC_DECISIONS,
  TECHNICAL_IMPACT,
  VALUE_DENSITY,
} from "@/lib/domain/ssvc/tree";
import { cases } from "./cases";
import { instant, oneOf, sealed } from "./columns";
import { people } from "./people";
import { products } from "./products";

// One fixable flaw inside a case. `number` is its place in the case (V1, V2 …).
export const vulnerabilities = pgTable(
  "vulnerabilities",
  {
    id: uuid("id").primaryKey(),
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    number: integer("number").notNull(),
    titleSealed: sealed("title_sealed").notNull(),
    cweId: text("cwe_id"),
    cveId: text("cve_id"),
    impact: jsonb("impact").$type<Record<string, string>>(),
    impactRationaleSealed: sealed("impact_rationale_sealed"),
    // "An unauthenticated attacker over the network can …", where somebody wrote it better than the metrics do.
    impactSentenceSealed: sealed("impact_sentence_sealed"),
    createdAt: instant("created_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    unique("vulnerabilities_number").on(t.caseId, t.number),
    // board: cases with one weakness, or one CVE ID
    index("vulnerabilities_cwe").on(t.cweId, t.caseId).where(sql`cwe_id is not null`),
    index("vulnerabilities_cve").on(t.cveId, t.caseId).where(sql`cve_id is not null`),
  ],
);

// What is affected and where it is fixed: half-open ranges [introduced, fixed), versions as the product writes them.
export const affectedRanges = pgTable(
  "affected_ranges",
  {
    id: uuid("id").primaryKey(),
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    vulnerabilityId: uuid("vulnerability_id")
      .notNull()
      .references(() => vulnerabilities.id, { onDelete: "cascade" }),
    productId: uuid("product_id").references(() => products.id, { onDelete: "set null" }),
    productSealed: sealed("product_sealed").notNull(),
    introduced: text("introduced"),
    lastAffected: text("last_affected"),
    fixed: text("fixed"),
    position: integer("position").notNull(),
  },
  (t) => [
    index("affected_ranges_vulnerability").on(t.vulnerabilityId),
    index("affected_ranges_case").on(t.caseId),
    index("affected_ranges_product").on(t.productId),
  ],
);

// Append-only: the newest row of an issuer is in force, the others are its history. Vectors are sealed until published
// because they tell how the flaw is used.
export const scores = pgTable(
  "scores",
  {
    id: uuid("id").primaryKey(),
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    vulnerabilityId: uuid("vulnerability_id")
      .notNull()
      .references(() => vulnerabilities.id, { onDelete: "cascade" }),
    issuer: text("issuer", { enum: SCORE_ISSUERS }).notNull(),
    cvssVersion: text("cvss_version", { enum: CVSS_VERSIONS }).notNull(),
    vectorSealed: sealed("vector_sealed").notNull(),
    score: numeric("score", { precision: 3, scale: 1 }).notNull(),
    severity: text("severity", { enum: SEVERITIES }).notNull(),
    // With threat and environment; null where the vector has base metrics only. Never published.
    overallScore: numeric("overall_score", { precision: 3, scale: 1 }),
    overallSeverity: text("overall_severity", { enum: SEVERITIES }),
    // Who that is, where the issuer is neither the team nor the reporter: "NVD".
    issuerName: text("issuer_name"),
    reasonSealed: sealed("reason_sealed"),
    // Null for a reporter's own score.
    createdBy: uuid("created_by").references(() => people.id, { onDelete: "restrict" }),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("scores_vulnerability").on(t.vulnerabilityId, t.createdAt),
    index("scores_case").on(t.caseId),
    index("scores_created_by").on(t.createdBy),
    oneOf("scores_severity", "severity", SEVERITIES),
    oneOf("scores_overall_severity", "overall_severity", SEVERITIES),
    oneOf("scores_cvss_version", "cvss_version", CVSS_VERSIONS),
    oneOf("scores_issuer", "issuer", SCORE_ISSUERS),
  ],
);

// Append-only, as scores are: the newest row of a vulnerability is in force.
export const ssvcDecisions = pgTable(
  "ssvc_decisions",
  {
    id: uuid("id").primaryKey(),
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    vulnerabilityId: uuid("vulnerability_id")
      .notNull()
      .references(() => vulnerabilities.id, { onDelete: "cascade" }),
    exploitation: text("exploitation", { enum: EXPLOITATION }).notNull(),
    automatable: text("automatable", { enum: AUTOMATABLE }).notNull(),
    valueDensity: text("value_density", { enum: VALUE_DENSITY }).notNull(),
    technicalImpact: text("technical_impact", { enum: TECHNICAL_IMPACT }).notNull(),
    safetyImpact: text("safety_impact", { enum: SAFETY_IMPACT }).notNull(),
    decision: text("decision", { enum: SSVC_DECISIONS }).notNull(),
    rationaleSealed: sealed("rationale_sealed"),
    createdBy: uuid("created_by").references(() => people.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("ssvc_decisions_vulnerability").on(t.vulnerabilityId, t.createdAt),
    index("ssvc_decisions_case").on(t.caseId),
    index("ssvc_decisions_created_by").on(t.createdBy),
    oneOf("ssvc_decisions_exploitation", "exploitation", EXPLOITATION),
    oneOf("ssvc_decisions_automatable", "automatable", AUTOMATABLE),
    oneOf("ssvc_decisions_value_density", "value_density", VALUE_DENSITY),
    oneOf("ssvc_decisions_technical_impact", "technical_impact", TECHNICAL_IMPACT),
    oneOf("ssvc_decisions_safety_impact", "safety_impact", SAFETY_IMPACT),
    oneOf("ssvc_decisions_decision", "decision", SSVC_DECISIONS),
  ],
);
