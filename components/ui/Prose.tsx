import type { ReactNode } from "react";

type Props = { html: string; children?: never } | { html?: never; children: ReactNode };

/** Running text at 68 characters. `html` must come from the Markdown renderer, which sanitises it. */
export function Prose({ html, children }: Props) {
  if (html !== undefined) {
    // biome-ignore lint/security/noDangerouslySetInnerHtml: the one place rendered Markdown enters a page
    return <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
  }
  return <div className="prose">{children}</div>;
}
