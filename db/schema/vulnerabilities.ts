import { index, integer, jsonb, numeric, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { CVSS_VERSIONS } from "@/lib/domain/cvss/catalogue";
import { SCORE_ISSUERS } from "@/lib/domain/cvss/issuers";
import { SEVERITIES } from "@/lib/domain/severity";
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
    createdAt: instant("created_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [unique("vulnerabilities_number").on(t.caseId, t.number)],
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
    oneOf("scores_cvss_version", "cvss_version", CVSS_VERSIONS),
    oneOf("scores_issuer", "issuer", SCORE_ISSUERS),
  ],
);
