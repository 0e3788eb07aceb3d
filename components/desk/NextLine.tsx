import { PlainLink } from "@/components/ui/PlainLink";
import type { NextWords } from "@/lib/domain/case/next-move-words";

/** Who acts next and where, with the way there. Nothing where the reader acts on this very page: the form is there. */
export function NextLine({ next, here }: { next: NextWords; here: string }) {
  if (next.mine && next.path === null) return null;
  return (
    <p className="mt-2">
      {next.path === null ? (
        `${next.words}.`
      ) : (
        <PlainLink href={`${here}${next.path}`}>
          {next.words}
          <span aria-hidden="true"> →</span>
        </PlainLink>
      )}
    </p>
  );
}
