"use client";

import { useEffect } from "react";
import { hasUnsavedText } from "@/components/ui/unsaved-text";

const QUESTION =
  "What you wrote elsewhere on this page is not saved, and is no part of this. Go on without it?";

/**
 * Asks before typed text is left behind that was not saved. It is kept nowhere but in the page, since it may be about a flaw
 * nobody should know yet. While there is some, every way leads on by loading the next page, so that the browser itself asks.
 */
export function AskBeforeLeaving() {
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    let sent: EventTarget | null = null;
    // Last of all: whoever sends a form by script has said so by then, and stays on the page.
    window.addEventListener("submit", (event) => (sent = event.defaultPrevented ? null : event.target), {
      signal,
    });
    window.addEventListener("input", () => (sent = null), { signal });
    window.addEventListener("beforeunload", (event) => hasUnsavedText(sent) && event.preventDefault(), {
      signal,
    });
    // First of all: before anything follows the link by script.
    window.addEventListener("click", keepToTheBrowser, { signal, capture: true });
    window.addEventListener("submit", askBeforeSending, { signal, capture: true });
    // Going back within the desk loads no page. Browsers without this interface do not ask there.
    window.navigation?.addEventListener("navigate", goBackByLoading, { signal });
    return () => listening.abort();
  }, []);
  return null;
}

function keepToTheBrowser(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  if (link && isElsewhere(link.href) && hasUnsavedText()) event.stopPropagation();
}

/** A form after which another page is shown (`data-leaves`) may take along what is typed in another one, and never saves it. */
function askBeforeSending(event: SubmitEvent): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset.leaves === undefined) return;
  if (!hasUnsavedText(form) || window.confirm(QUESTION)) return;
  event.preventDefault();
  event.stopPropagation();
}

function goBackByLoading(event: NavigateEvent): void {
  const { navigationType, cancelable, destination } = event;
  if (navigationType !== "traverse" || !cancelable || !destination.sameDocument) return;
  if (!isElsewhere(destination.url) || !hasUnsavedText()) return;
  event.preventDefault();
  // Later, because no question can be asked in the middle of a step through the history.
  window.setTimeout(() => window.location.replace(destination.url));
}

// Another query is another page: what stood in its fields is gone.
function isElsewhere(address: string): boolean {
  return address.split("#", 1)[0] !== window.location.href.split("#", 1)[0];
}
