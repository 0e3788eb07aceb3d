import { shownAnswers } from "@/app/answers-html";
import type { ThreadItem } from "@/components/desk/CaseThread";
import type { TimelineItem } from "@/lib/queries/case-timeline";
import { renderMarkdown } from "@/lib/server/markdown/render";

/** The timeline with its texts rendered as the portal renders them: both sides see the same message. */
export function shownTimeline(items: readonly TimelineItem[]): Promise<ThreadItem[]> {
  return Promise.all(items.map(shown));
}

async function shown(item: TimelineItem): Promise<ThreadItem> {
  if (item.type === "event") return item;
  if (item.type === "message") {
    const { body, ...message } = item;
    return { ...message, html: (await renderMarkdown(body)).html };
  }
  return { ...item, lines: await shownAnswers(item.lines) };
}
