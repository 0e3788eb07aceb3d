import { useEffect, useRef } from "react";

/** The form that opens with the focus in its first field. On a touch screen that would bring the keyboard up over it. */
export function useFirstField() {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!matchMedia("(pointer: fine)").matches) return;
    const first = form.current?.querySelector<HTMLInputElement>("input:not([type=hidden]), select, textarea");
    const chosen = form.current?.querySelector<HTMLElement>(`[type=radio][name="${first?.name}"]:checked`);
    (chosen ?? first)?.focus();
  }, []);
  return form;
}
