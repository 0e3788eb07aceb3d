import { Icon } from "./Icon";
import { PlainLink } from "./PlainLink";

type Props = {
  /** What is shown: "51–100 of 1,000+". */
  words: string;
  previous?: string | null;
  next?: string | null;
  label?: string;
};

/** Previous and next page by keyset links; the words say where one is. */
export function Pagination({ words, previous, next, label = "Pages" }: Props) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3 text-13 text-muted">
      <span>{words}</span>
      <span className="ms-auto flex gap-4">
        {previous ? (
          <PlainLink href={previous} rel="prev" className="inline-flex items-center gap-1 py-1">
            <Icon name="chevron-left" />
            Previous
          </PlainLink>
        ) : null}
        {next ? (
          <PlainLink href={next} rel="next" className="inline-flex items-center gap-1 py-1">
            Next
            <Icon name="chevron-right" />
          </PlainLink>
        ) : null}
      </span>
    </nav>
  );
}
