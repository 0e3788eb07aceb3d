import { index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { BRANCH_SUPPORT, REQUIREMENTS } from "@/lib/domain/product/register";
import { instant, oneOf } from "./columns";

// The register of what this team develops and supports. Public: the form offers these names.
export const products = pgTable(
  "products",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull().unique(),
    createdAt: instant("created_at").notNull(),
    archivedAt: instant("archived_at"),
    // Of the product with its branches.
    version: integer("version").notNull().default(1),
    // How much an installation of it stands to lose: pre-fills CR, IR and AR of CVSS environments.
    confidentialityRequirement: text("confidentiality_requirement", { enum: REQUIREMENTS }),
    integrityRequirement: text("integrity_requirement", { enum: REQUIREMENTS }),
    availabilityRequirement: text("availability_requirement", { enum: REQUIREMENTS }),
  },
  () => [
    oneOf("products_confidentiality_requirement", "confidentiality_requirement", REQUIREMENTS),
    oneOf("products_integrity_requirement", "integrity_requirement", REQUIREMENTS),
    oneOf("products_availability_requirement", "availability_requirement", REQUIREMENTS),
  ],
);

// A decision is due for each branch that is `active` or `extended` before a fix counts as ready (S1.11).
export const productBranches = pgTable(
  "product_branches",
  {
    id: uuid("id").primaryKey(),
    productId: uuid("product_id")
      .notNull()
      .references(() => products.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    support: text("support", { enum: BRANCH_SUPPORT }).notNull(),
    supportedUntil: instant("supported_until"),
  },
  (t) => [
    index("product_branches_product").on(t.productId),
    unique("product_branches_name").on(t.productId, t.name),
    oneOf("product_branches_support", "support", BRANCH_SUPPORT),
  ],
);
