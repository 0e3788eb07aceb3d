import { and, asc, eq, isNull } from "drizzle-orm";
import { events, policyVersions, productBranches, products } from "@/db/schema";
import { ANONYMOUS } from "@/lib/domain/access/actor";
import type { FileLimits } from "@/lib/domain/file-limits";
import { type PolicyData, policyDataSchema } from "@/lib/domain/policy/policy";
import { newestFirst } from "@/lib/domain/product/branch-order";
import type { BranchSupport } from "@/lib/domain/product/register";
import { INSTANCE_CHAIN } from "@/lib/server/audit/append";
import type { Tx } from "@/lib/server/database";
import { read } from "@/lib/server/read";
import { settingsOf } from "@/lib/server/settings";

export type PolicyVersion = { id: string; number: number; data: PolicyData; publishedAt: Date };

/** What everyone may know of this installation; null before set-up is complete. */
export type Instance = {
  organisation: string;
  referencePrefix: string;
  reportsHeldAbove: number;
  fileLimits: FileLimits;
  policy: PolicyVersion;
};

export type ProductEntry = {
  id: string;
  name: string;
  branches: {
    id: string;
    name: string;
    support: BranchSupport;
    supportedUntil: Date | null;
  }[];
};

const versionColumns = {
  id: policyVersions.id,
  number: policyVersions.number,
  data: policyVersions.data,
  publishedAt: policyVersions.publishedAt,
};

/** The installation and the policy in force. */
export async function findInstance(tx: Tx): Promise<Instance | null> {
  const [row, [current]] = await Promise.all([
    settingsOf(tx),
    tx.select(versionColumns).from(policyVersions).where(eq(policyVersions.current, true)),
  ]);
  if (!row?.setupCompletedAt || !current) return null;
  const { organisationName: organisation, referencePrefix, reportsHeldAbove, fileLimits } = row;
  return { organisation, referencePrefix, reportsHeldAbove, fileLimits, policy: parsed(current) };
}

/** Whether the team stands behind this version: they published it, or said that the one which came with the desk stays. */
export async function isPolicyKept(tx: Tx, number: number): Promise<boolean> {
  if (number > 1) return true;
  const [kept] = await tx
    .select({ seq: events.seq })
    .from(events)
    .where(
      and(
        eq(events.chainKind, "instance"),
        eq(events.chainId, INSTANCE_CHAIN.id),
        eq(events.action, "policy.kept"),
      ),
    )
    .limit(1);
  return kept !== undefined;
}

/** One frozen version of the policy, for the addresses on receipts. */
async function findPolicyVersion(tx: Tx, number: number): Promise<PolicyVersion | null> {
  const [row] = await tx.select(versionColumns).from(policyVersions).where(eq(policyVersions.number, number));
  return row ? parsed(row) : null;
}

/** Products the team supports, by name, with their branches. */
export async function findProducts(tx: Tx): Promise<ProductEntry[]> {
  const rows = await tx
    .select({
      id: products.id,
      name: products.name,
      branch: {
        id: productBranches.id,
        name: productBranches.name,
        support: productBranches.support,
        supportedUntil: productBranches.supportedUntil,
      },
    })
    .from(products)
    .leftJoin(productBranches, eq(productBranches.productId, products.id))
    .where(isNull(products.archivedAt))
    .orderBy(asc(products.name));
  const entries = new Map<string, ProductEntry>();
  for (const { id, name, branch } of rows) {
    const entry = entries.get(id) ?? { id, name, branches: [] };
    if (branch) entry.branches.push(branch);
    entries.set(id, entry);
  }
  return [...entries.values()].map((entry) => ({ ...entry, branches: newestFirst(entry.branches) }));
}

/** The installation as the public sees it. */
export async function publicInstance(): Promise<Instance | null> {
  return read(ANONYMOUS, ({ tx }) => findInstance(tx));
}

// Frozen data was checked when it was published; a version that no longer fits is a broken installation.
function parsed(row: { id: string; number: number; data: unknown; publishedAt: Date }): PolicyVersion {
  return { ...row, data: policyDataSchema.parse(row.data) };
}

/** The register as the public sees it. */
export async function publicProducts(): Promise<ProductEntry[]> {
  return read(ANONYMOUS, ({ tx }) => findProducts(tx));
}

/** A frozen version, as anyone may read it: receipts name its number. */
export async function publicPolicyVersion(number: number): Promise<PolicyVersion | null> {
  return read(ANONYMOUS, ({ tx }) => findPolicyVersion(tx, number));
}
