import { useRouter } from "next/navigation";
import { useCallback } from "react";

/**
 * For lists of hundreds of links: plain anchors, and one listener around them (this is its `ref`) for which a click
 * changes the page without a reload. A link component each would cost more than the rest of its row.
 */
export function useFollowedLinks() {
  const router = useRouter();
  return useCallback(
    (list: HTMLElement | null) => {
      if (list === null) return;
      const follow = (event: MouseEvent) => {
        const href = followed(event);
        if (href === null) return;
        event.preventDefault();
        router.push(href);
      };
      list.addEventListener("click", follow);
      return () => list.removeEventListener("click", follow);
    },
    [router],
  );
}

// With a key held or another button it is the browser's own: a new tab, a new window, a download.
function followed(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  const href = link?.getAttribute("href");
  return href?.startsWith("/") ? href : null;
}
