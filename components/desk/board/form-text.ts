/** What was typed and chosen in a form, by name; files are left out. */
export function textOf(form: HTMLFormElement): Partial<Record<string, string>> {
  const texts = [...new FormData(form)].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(texts);
}
