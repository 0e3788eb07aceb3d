import type { KeyboardEvent } from "react";

/** In a group of radios a letter chooses the next answer that begins with it, as in a list of the system. */
export function chooseByLetter(event: KeyboardEvent<HTMLFormElement>): void {
  const { target, key } = event;
  if (!(target instanceof HTMLInputElement) || target.type !== "radio") return;
  if (event.ctrlKey || event.metaKey || event.altKey || !/^\p{L}$/u.test(key)) return;
  const group = [...event.currentTarget.querySelectorAll<HTMLInputElement>("input[type=radio]")].filter(
    ({ name, disabled }) => name === target.name && !disabled,
  );
  const after = group.indexOf(target) + (target.checked ? 1 : 0);
  const next = [...group.slice(after), ...group.slice(0, after)].find((radio) =>
    radio.labels?.[0]?.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()),
  );
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.click();
}
