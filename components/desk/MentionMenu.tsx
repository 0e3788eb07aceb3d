"use client";

import { Menu } from "@/components/ui/Menu";

type Props = {
  names: readonly string[];
  /** The id of the text that a chosen name is written into. */
  into: string;
};

/** Writes “@” and a colleague’s name where the text stands. Without JavaScript names are typed: the server reads them. */
export function MentionMenu({ names, into }: Props) {
  return (
    <span className="noscript:hidden">
      <Menu
        trigger="Mention"
        label="Mention a colleague"
        entries={[...new Set(names)].map((name) => ({
          label: name,
          onSelect: () => write(into, `@${name} `),
        }))}
      />
    </span>
  );
}

function write(id: string, words: string): void {
  const text = document.getElementById(id);
  if (!(text instanceof HTMLTextAreaElement)) return;
  const { selectionStart: from, selectionEnd: to, value } = text;
  const gap = from > 0 && !/\s/.test(value.charAt(from - 1)) ? " " : "";
  text.setRangeText(`${gap}${words}`, from, to, "end");
  // The menu gives the focus back to its button when it closes; the text is where one goes on.
  requestAnimationFrame(() => text.focus());
}
