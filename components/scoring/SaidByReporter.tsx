import type { ReactNode } from "react";

/** The reporter's own words beside a field that the team fills in. Nothing said: renders nothing. */
export function SaidByReporter({
  texts,
  offer,
}: {
  texts: readonly string[];
  offer?: (text: string) => ReactNode;
}) {
  return texts.map((text) => (
    <p key={text} className="mt-1 text-14 wrap-anywhere">
      <span className="text-muted">The reporter said:</span> <bdi>“{text}”</bdi> {offer?.(text)}
    </p>
  ));
}
