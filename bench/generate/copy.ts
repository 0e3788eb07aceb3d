import { once } from "node:events";
import { finished } from "node:stream/promises";
import { getTableColumns, getTableName } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

type Waiting = {
  columns: { key: string; name: string; fallback: unknown; json: boolean }[];
  lines: string[];
};

/** Collects rows by table and loads them with COPY, in the order in which the tables were first named. */
export class CopyLoader {
  readonly #tables = new Map<PgTable, Waiting>();

  /** @param tables every table that will be filled, referenced ones first */
  constructor(tables: readonly PgTable[]) {
    for (const table of tables) this.#tables.set(table, { columns: columnsOf(table), lines: [] });
  }

  put<T extends PgTable>(table: T, row: T["$inferInsert"]): void {
    const waiting = this.#tables.get(table);
    if (!waiting) throw new Error(`${getTableName(table)} is not among the tables to fill`);
    const values: Record<string, unknown> = row;
    waiting.lines.push(
      waiting.columns
        .map(({ key, fallback, json }) => encode(values[key] === undefined ? fallback : values[key], json))
        .join("\t"),
    );
  }

  /** Takes what was put so far; the next rows can be put while these are loaded. */
  take(): (client: pg.Client) => Promise<void> {
    const parts = [...this.#tables].flatMap(([table, waiting]) => {
      const { columns, lines } = waiting;
      waiting.lines = [];
      return lines.length > 0 ? [{ table, columns, lines }] : [];
    });
    return async (client) => {
      for (const { table, columns, lines } of parts) {
        const names = columns.map(({ name }) => client.escapeIdentifier(name)).join(", ");
        const target = client.query(copyFrom(`copy ${getTableName(table)} (${names}) from stdin`));
        const done = finished(target);
        for (let at = 0; at < lines.length; at += 200)
          if (!target.write(`${lines.slice(at, at + 200).join("\n")}\n`)) await once(target, "drain");
        target.end();
        await done;
      }
    };
  }
}

function columnsOf(table: PgTable): Waiting["columns"] {
  return Object.entries(getTableColumns(table))
    .filter(([, column]) => column.generated === undefined)
    .map(([key, column]) => ({
      key,
      name: column.name,
      fallback: column.default ?? null,
      json: column.dataType === "json",
    }));
}

// COPY's text format: tabs between, backslash escapes, \N for null.
function encode(value: unknown, json: boolean): string {
  if (value === null || value === undefined) return "\\N";
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString("hex")}`;
  if (value instanceof Date) return value.toISOString();
  // Lists hold codes of ours and numbers, nothing that would need quoting.
  if (Array.isArray(value) && !json) return `{${value.join(",")}}`;
  return (json ? JSON.stringify(value) : String(value)).replace(
    /[\\\t\n\r]/g,
    (char) => ({ "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" })[char] ?? char,
  );
}
