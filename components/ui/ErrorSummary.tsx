"use client";

import { useEffect, useRef } from "react";

export type FormError = {
  /** The id of the field to jump to; without it the line is plain text. */
  field?: string;
  message: string;
  /** What to do about it, in another tab: what was typed stays in this one. */
  link?: { href: string; words: string };
};

type Props = {
  errors: FormError[];
  /** What happened to the rest: "Everything else you wrote is kept." */
  kept?: string;
};

/**
 * Takes the focus when it appears, so the problem is the first thing anyone meets, and stands in the title while it is there.
 * Empty: renders nothing.
 */
export function ErrorSummary({ errors, kept }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const words = errors.map((error) => error.message).join("\n");
  useEffect(() => {
    if (words === "") return;
    box.current?.focus();
    return markTitle();
  }, [words]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      // Without JavaScript the attribute moves the focus; a problem must not go unnoticed.
      // biome-ignore lint/a11y/noAutofocus: the summary answers what the person just sent
      autoFocus
      aria-labelledby="error-summary"
      className="my-4 border-3 border-high px-5 pt-4 pb-4.5 focus:outline-3 focus:outline-offset-2 focus:outline-focus"
    >
      <h2 id="error-summary">There is a problem</h2>
      <ul className="mt-1.5">
        {errors.map((error) => (
          <li key={`${error.field}:${error.message}`} className="py-0.5 font-fact text-high">
            {error.field ? (
              <a href={`#${error.field}`} className="text-high">
                {error.message}
              </a>
            ) : (
              error.message
            )}
            {error.link ? (
              <>
                {" "}
                <a href={error.link.href} target="_blank" rel="noopener" className="whitespace-nowrap">
                  {error.link.words}
                </a>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {kept ? <p className="mt-2 text-14">{kept}</p> : null}
    </div>
  );
}

/** Puts "Error: " before the page's title, unless its page did; returns what takes it away again. */
function markTitle(): (() => void) | undefined {
  const { title } = document;
  if (title.startsWith("Error: ")) return undefined;
  document.title = `Error: ${title}`;
  return () => {
    if (document.title === `Error: ${title}`) document.title = title;
  };
}
