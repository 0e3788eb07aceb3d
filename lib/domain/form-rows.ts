import { z } from "zod";

/**
 * Rows of a form as a list. A form sends `rows.0.name`, `rows.1.name`, … which arrive as an object by number; blank rows,
 * offered so that one can add without JavaScript, are left out. A list from JSON passes as it is.
 */
export function formRows<Row extends z.ZodType>(row: Row, most: number) {
  return z.preprocess(
    (value) => (isNumbered(value) ? numbered(value).filter((item) => !isBlank(item)) : value),
    z.array(row).max(most, `At most ${most} rows.`),
  );
}

/** Which rows of a form `formRows` keeps, by the numbers they were sent with. Null for what is no form's rows. */
export function filledRows(value: unknown): number[] | null {
  if (!isNumbered(value)) return null;
  return rowNumbers(value)
    .filter((number) => !isBlank(value[number]))
    .map(Number);
}

/** One row that may be left blank; blank reads as null. */
export function formRow<Row extends z.ZodType>(row: Row) {
  return z.preprocess((value) => (value === undefined || isBlank(value) ? null : value), row.nullable());
}

/** What was ticked of several: a form sends nothing for none, a text for one, a list for more. */
export function formChoices<Choice extends z.ZodType>(choice: Choice) {
  return z.preprocess(
    (value) => (value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value]),
    z.array(choice),
  );
}

function isNumbered(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function numbered(rows: Record<string, unknown>): unknown[] {
  return rowNumbers(rows).map((number) => rows[number]);
}

function rowNumbers(rows: Record<string, unknown>): string[] {
  return Object.keys(rows)
    .filter((key) => /^\d{1,4}$/.test(key))
    .sort((a, b) => Number(a) - Number(b));
}

function isBlank(row: unknown): boolean {
  return (
    isNumbered(row) && Object.values(row).every((text) => typeof text === "string" && text.trim() === "")
  );
}
