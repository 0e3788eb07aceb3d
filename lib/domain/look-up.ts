/** What a record holds under a name that came from outside: nothing for `constructor` and all else that objects inherit. */
export function lookUp<Value>(record: Readonly<Record<string, Value>>, name: unknown): Value | undefined {
  return typeof name === "string" && Object.hasOwn(record, name) ? record[name] : undefined;
}
