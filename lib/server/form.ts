/**
 * A submitted form as plain data: one value a string, several an array (zod refuses those where one is expected), files
 * and framework fields left out, `a.b` nested, empty strings kept.
 */
export function formInput(form: FormData): Record<string, unknown> {
  const input: Record<string, unknown> = Object.create(null);
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$")) continue;
    const values = form.getAll(name).filter((value) => typeof value === "string");
    if (values.length > 0) setPath(input, name.split("."), values.length === 1 ? values[0] : values);
  }
  return input;
}

function setPath(target: Record<string, unknown>, [head, ...rest]: string[], value: unknown): void {
  if (head === undefined || head === "__proto__") return;
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

/** The typed answers, to fill the form again after a refusal. Secrets are never handed back. */
export function formValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form.entries()) {
    if (typeof value === "string" && !name.startsWith("$") && !/password|code|token/i.test(name))
      values[name] = value;
  }
  return values;
}
