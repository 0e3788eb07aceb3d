import { sql } from "drizzle-orm";
import { check, customType, timestamp } from "drizzle-orm/pg-core";

/** Bytes sealed by lib/server/crypto: readable only with the key of the row's case, person or the instance. */
export const sealed = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** Hashes, wrapped keys and other plain bytes. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** An instant. Always with time zone, always millisecond precision as JavaScript keeps it. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" });

/** A CHECK from the domain's own constant, so that the union, the zod enum and the table never drift. */
export function oneOf(name: string, column: string, values: readonly string[]) {
  const list = values.map((value) => `'${value}'`).join(", ");
  return check(name, sql.raw(`"${column}" in (${list})`));
}

/** The same for a list: every entry is one of the constant's values. */
export function eachOf(name: string, column: string, values: readonly string[]) {
  const list = values.map((value) => `'${value}'`).join(", ");
  return check(name, sql.raw(`"${column}" <@ array[${list}]`));
}
