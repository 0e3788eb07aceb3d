import type { Typed } from "@/lib/domain/form-state";
import { AppError } from "./errors";

/** More fields than any form of ours has, few enough that reading them costs nothing. */
export const MAX_FIELDS = 1_000;
const MAX_NAME_PARTS = 8;

/**
 * A submitted form as plain data: one value a string, several an array (zod refuses those where one is expected), files
 * and framework fields left out, `a.b` nested, empty strings kept.
 * @throws AppError invalid for a form that none of our pages makes (OWASP ASVS 5.0 §15.3.6)
 */
export function formInput(form: FormData): Record<string, unknown> {
  const input: Record<string, unknown> = Object.create(null);
  for (const [name, values] of textValues(form)) {
    if (name.startsWith("$")) continue;
    const path = name.split(".", MAX_NAME_PARTS + 1);
    if (values.some((value) => value.includes("\0"))) throw invisible();
    if (path.length > MAX_NAME_PARTS || path.includes("__proto__")) throw unreadable();
    setPath(input, path, values.length === 1 ? values[0] : values);
  }
  return input;
}

/** Every text field with all its values. @throws AppError invalid for more fields than any form of ours has */
export function textValues(form: FormData): Map<string, string[]> {
  const { fields, whole } = firstFields(form);
  if (!whole) throw unreadable();
  return fields;
}

// In one pass: asking FormData for each name takes a second for 10,000 fields.
function firstFields(form: FormData): { fields: Map<string, string[]>; whole: boolean } {
  const fields = new Map<string, string[]>();
  let count = 0;
  for (const [name, value] of form) {
    if (++count > MAX_FIELDS) return { fields, whole: false };
    if (typeof value !== "string") continue;
    const values = fields.get(name);
    if (values) values.push(value);
    else fields.set(name, [value]);
  }
  return { fields, whole: true };
}

// PostgreSQL takes every character in a text but this one.
const invisible = () =>
  new AppError("invalid", "Your text holds invisible NUL characters. Remove them, or send it as a file.");
const unreadable = () => new AppError("invalid", "The form could not be read.");

function setPath(target: Record<string, unknown>, [head, ...rest]: string[], value: unknown): void {
  if (head === undefined) return;
  if (rest.length === 0) {
    target[head] = value;
    return;
  }
  const inner = target[head];
  const next: Record<string, unknown> = isPlain(inner) ? inner : Object.create(null);
  target[head] = next;
  setPath(next, rest, value);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Never handed back to a page: what proves who somebody is. `rates.new-code` is a number, and no code. */
const SECRET = /password|token|^proof\.|(?:^|\.)\w*code$/i;

/**
 * The typed answers, to fill the form again after a refusal: all but secrets, files and the framework's own fields. Of a form
 * that was refused for its many fields, the first ones.
 */
export function formValues(form: FormData): Typed {
  const typed = [...firstFields(form).fields].filter(([name]) => !name.startsWith("$") && !SECRET.test(name));
  return Object.fromEntries(typed);
}
