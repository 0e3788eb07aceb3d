const TEXT_TYPES: ReadonlySet<string> = new Set(["text", "email", "url"]);

/**
 * Whether something is typed on this page that was not saved: a form in which people write (it has a text area, or says so by
 * `data-written`) holds another text than the page brought. One that came back to its page unsaved brought what was typed, and says so itself
 * (`data-unsaved`).
 *
 * @param sent a form that is on its way
 */
export function hasUnsavedText(sent: EventTarget | null = null): boolean {
  const areas = [...document.querySelectorAll("textarea")].flatMap(({ form }) => form ?? []);
  const forms = new Set([...areas, ...document.querySelectorAll<HTMLFormElement>("form[data-written]")]);
  return [...forms].some((form) => form !== sent && isUnsaved(form));
}

/** Whether something is typed in the forms of this part of a page that it did not bring. */
export function hasUnsavedTextIn(part: Element): boolean {
  return [...part.querySelectorAll("form")].some(isUnsaved);
}

function isUnsaved(form: HTMLFormElement): boolean {
  return form.dataset.unsaved !== undefined || [...form.elements].some(isChanged);
}

function isChanged(field: Element): boolean {
  const isText =
    field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && TEXT_TYPES.has(field.type));
  // A text area gives its value with LF, whatever the page brought.
  return isText && field.value !== field.defaultValue.replace(/\r\n?/g, "\n");
}
