import type { ReactNode, TableHTMLAttributes, ThHTMLAttributes } from "react";
import { PlainLink } from "./PlainLink";

type TableProps = TableHTMLAttributes<HTMLTableElement> & {
  /** Says what the rows are and how they are sorted. */
  caption: string;
  showCaption?: boolean;
};

/** A native table that scrolls sideways on its own; children are `thead` and `tbody`. */
export function Table({ caption, showCaption = false, children, className = "", ...rest }: TableProps) {
  return (
    // A box that scrolls must be reachable by keyboard (WCAG 2.1.1).
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="relative overflow-x-auto" tabIndex={0} aria-label={caption}>
      <table className={`table ${className}`} {...rest}>
        <caption className={showCaption ? "pb-1.5 text-start text-13 text-muted" : "sr-only"}>
          {caption}
        </caption>
        {children}
      </table>
    </section>
  );
}

type ThProps = ThHTMLAttributes<HTMLTableCellElement> & {
  /** Where a click sorts by this column, and how the rows are sorted by it now. */
  sort?: { href: string; direction?: "ascending" | "descending" };
  numeric?: boolean;
};

/** A column head, or a row head with `scope="row"`. */
export function Th({ sort, numeric, children, className = "", scope = "col", ...rest }: ThProps) {
  return (
    <th
      scope={scope}
      aria-sort={sort?.direction}
      className={`${numeric ? "num" : ""} ${className}`}
      {...rest}
    >
      {sort ? (
        <PlainLink href={sort.href} className="text-inherit no-underline hover:underline">
          {children}
          {sort.direction ? (
            <span aria-hidden="true"> {sort.direction === "ascending" ? "↑" : "↓"}</span>
          ) : null}
        </PlainLink>
      ) : (
        children
      )}
    </th>
  );
}

export function Td({
  children,
  numeric,
  className = "",
}: {
  children?: ReactNode;
  numeric?: boolean;
  className?: string;
}) {
  return <td className={`${numeric ? "num" : ""} ${className}`}>{children}</td>;
}
