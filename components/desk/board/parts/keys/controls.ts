import type { KeyName } from "./keys";

const FIELDS = "input:not([type=radio], [type=checkbox], [type=button], [type=submit]), textarea, select";

const OVERLAYS = "dialog, [role=dialog], [role=alertdialog], [role=menu], [role=listbox]";
const PRESSED = "button, summary, input, [role=button]";

const DIALOGS = "dialog[open], [role=dialog], [role=alertdialog]";

/** Whether a press belongs to what has the focus (a field, a menu, a control that Enter and Space press) or to an open dialog. */
export function isTaken({ key, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  // A dialog whose button was disabled while it is busy has lost the focus, and is open all the same.
  if (target.closest(OVERLAYS) || document.querySelector(DIALOGS)) return true;
  if (ctrlKey || metaKey) return false;
  if (target.closest(`${FIELDS}, [contenteditable]:not([contenteditable=false])`)) return true;
  if (key === "Enter" && target.closest("a[href]")) return true;
  return (key === "Enter" || key === " ") && target.closest(PRESSED) !== null;
}

/** The control on this page that does the same as a key, if it can be pressed now. */
export function controlOf(name: KeyName): HTMLElement | null {
  const marked = [...document.querySelectorAll<HTMLElement>(`[data-key~="${name}"]`)];
  return marked.find((control) => isPressable(control)) ?? null;
}

// What is folded away still counts: it is unfolded first.
function isPressable(control: HTMLElement): boolean {
  if (control.matches(":disabled, [aria-disabled=true]")) return false;
  const [outermost] = foldsAround(control);
  return (outermost ?? control).checkVisibility({ visibilityProperty: true });
}

function foldsAround(control: HTMLElement): HTMLDetailsElement[] {
  const folds: HTMLDetailsElement[] = [];
  for (let at = control.parentElement; at; at = at.parentElement)
    if (at instanceof HTMLDetailsElement) folds.unshift(at);
  return folds.filter((fold) => !fold.open && !fold.querySelector(":scope > summary")?.contains(control));
}

const CONTROLS = "a[href], button:enabled, summary, input:enabled:not([type=hidden]), select, textarea";

/**
 * Does what a person would do with the control: presses it, or goes into it where it is a field. A choice (a radio) is made,
 * and one goes on to what it is about (aria-controls). A part of the page is only gone to: its first control has the focus then,
 * and a fold at its beginning is opened first.
 */
export function pressControl(control: HTMLElement): void {
  for (const fold of foldsAround(control)) fold.open = true;
  const gone = control.matches(CONTROLS) ? control : firstControlIn(control);
  const isField = control.matches(FIELDS);
  if (gone === control && !isField) control.click();
  const about = control.matches("[type=radio]") ? control.getAttribute("aria-controls") : null;
  const field = about !== null ? document.getElementById(about) : isField || gone !== control ? gone : null;
  putCaretBehind(field);
  field?.focus({ preventScroll: true });
  field?.scrollIntoView({ block: "nearest" });
}

// A text that stands there is gone on with.
function putCaretBehind(field: HTMLElement | null): void {
  if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === "text"))
    field.setSelectionRange(field.value.length, field.value.length);
}

function firstControlIn(part: HTMLElement): HTMLElement | null {
  const [first, ...others] = part.querySelectorAll<HTMLElement>(CONTROLS);
  if (!(first?.parentElement instanceof HTMLDetailsElement)) return first ?? null;
  first.parentElement.open = true;
  return others[0] ?? first;
}
