import pg from "pg";
import type { Actor } from "@/lib/domain/access/actor";
import { services } from "@/lib/server/services";
import { inTransaction } from "@/lib/server/transaction";
import { WALK_ONLY } from "../walk-only";

/** A scan of a plan that was run: how (`Seq Scan`), of which table, by which index, and how many rows it looked at. */
export type Scan = { how: string; table: string | null; index: string | null; rows: number };
export type Planned = {
  statement: string;
  scans: Scan[];
  /** Rows the largest count went through. */
  counted: number;
};

type Statement = { text: string; values: unknown[] };
type Node = {
  "Node Type": string;
  "Parent Relationship"?: string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: Node[];
};

/** The statements that read rows for `work`, each as PostgreSQL runs it for this actor under row-level security. */
export async function plansOf(actor: Actor, work: () => Promise<unknown>): Promise<Planned[]> {
  const statements = await recorded(work);
  return inTransaction(services().pool, actor, "read only", async (tx) => {
    const planned: Planned[] = [];
    for (const { text, values } of statements) {
      if (isSetting(text)) {
        await tx.execute(text);
        continue;
      }
      // As the product sends it: planned with its values, or once for all of them.
      const kept = !text.startsWith("/* planned afresh */");
      await tx.execute(`set local plan_cache_mode = ${kept ? "force_generic_plan" : "auto"}`);
      const plan = await explain(tx, { text, values }, kept);
      planned.push({ statement: text, scans: scansOf(plan), counted: Math.max(0, ...countsIn(plan)) });
    }
    return planned;
  });
}

const isSetting = (text: string) => Object.values(WALK_ONLY).some((setting) => setting === text);

type Tx = Parameters<Parameters<typeof inTransaction>[3]>[0];

const EXPLAIN = "explain (analyze, timing off, summary off, format json)";

async function explain(tx: Tx, { text, values }: Statement, kept: boolean): Promise<Node> {
  const literals = values.map((value) => pg.escapeLiteral(textOf(value)));
  if (!kept) {
    const inlined = text.replaceAll(/\$(\d+)/g, (_, place) => literals[Number(place) - 1] ?? "null");
    return planIn(await tx.execute<Explained>(`${EXPLAIN} ${inlined}`));
  }
  await tx.execute(`prepare looked_at as ${text}`);
  const given = literals.length > 0 ? `(${literals.join(", ")})` : "";
  const found = await tx.execute<Explained>(`${EXPLAIN} execute looked_at${given}`);
  await tx.execute("deallocate looked_at");
  return planIn(found);
}

type Explained = { "QUERY PLAN": [{ Plan: Node }] };

function planIn({ rows }: { rows: Explained[] }): Node {
  const [row] = rows;
  if (!row) throw new Error("explain gave nothing");
  return row["QUERY PLAN"][0].Plan;
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return `{${value.map(textOf).join(",")}}`;
  return value instanceof Date ? value.toISOString() : String(value);
}

function scansOf(node: Node): Scan[] {
  const { "Node Type": how, "Relation Name": table = null, "Index Name": index = null } = node;
  const own = how.includes("Scan") && (table || index) ? [{ how, table, index, rows: rowsOf(node) }] : [];
  return [...own, ...(node.Plans ?? []).flatMap(scansOf)];
}

function rowsOf(node: Node): number {
  const removed = (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
  return Math.round((node["Actual Rows"] + removed) * node["Actual Loops"]);
}

function countsIn(node: Node): number[] {
  const below = node.Plans ?? [];
  const inputs = below.filter((part) => part["Parent Relationship"] === "Outer");
  const own = node["Node Type"] === "Aggregate" ? inputs.map(rowsOf) : [];
  return [...own, ...below.flatMap(countsIn)];
}

async function recorded(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const { prototype } = pg.Client;
  const original = prototype.query;
  prototype.query = function spy(this: unknown, ...args: unknown[]) {
    const [first, second] = args;
    const text = typeof first === "string" ? first : (first as { text: string }).text;
    const own = typeof first === "object" && first !== null && "values" in first ? first.values : undefined;
    const values = Array.isArray(second) ? second : Array.isArray(own) ? own : [];
    if (isSetting(text) || /^\s*(\/\*[^*]*\*\/)?\s*select\b/i.test(text)) statements.push({ text, values });
    return Reflect.apply(original, this, args);
  } as typeof original;
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return statements;
}
