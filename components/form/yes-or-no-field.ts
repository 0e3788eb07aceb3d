import type { FormField } from "./FormControl";

/** A question with two answers, as radios; `words` says what no and yes mean. */
export function yesOrNoField(
  name: string,
  label: string,
  words: { no: string; yes: string },
  value: boolean,
): FormField {
  const options = [
    { value: "no", label: words.no },
    { value: "yes", label: words.yes },
  ];
  return { name, label, kind: "radios", options, value: value ? "yes" : "no" };
}

/** Whether something of a register can still be chosen; what has it already keeps it. */
export function archivedField(label: string, archived: boolean): FormField {
  const words = { no: "Offered", yes: "Archived; its cases keep it" };
  return yesOrNoField("archived", label, words, archived);
}
