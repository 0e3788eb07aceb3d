import type { ComponentProps, ReactNode, ThHTMLAttributes } from "react";
import { PlainLink } from "./PlainLink";

// CSS changes display on small screens, which would take the native roles away; said outright, they stay.
export const AS = {
  table: { role: "table" },
  rowgroup: { role: "rowgroup" },
  row: { role: "row" },
  columnheader: { role: "columnheader" },
  rowheader: { role: "rowheader" },
  cell: { role: "cell" },
} as const;

type TableProps = ComponentProps<"table"> & {
  /** Says what the rows are and how they are sorted. */
  caption: string;
  showCaption?: boolean;
};

/**
 * For tables whose rows become lines on a small screen, where the classes of their cells say what stands where. The
 * heads are hidden there: what a cell does not say by itself, a {@link StackLabel} does.
 */
export function StackedTable({
  heads,
  children,
  className = "",
  ...rest
}: TableProps & { heads: ReactNode }) {
  return (
    <Table {...AS.table} className={`stacked ${className}`} {...rest}>
      <thead {...AS.rowgroup} className="max-md:sr-only">
        <tr {...AS.row}>{heads}</tr>
      </thead>
      <tbody {...AS.rowgroup}>{children}</tbody>
    </Table>
  );
}

/** Stands for the hidden head of a column before what would not be understood without it. */
export function StackLabel({ children }: { children: string }) {
  return (
    <span aria-hidden="true" className="font-regular text-muted md:hidden">
      {children}{" "}
    </span>
  );
}

/** A native table that scrolls sideways on its own; children are `thead` and `tbody`. */
export function Table({ caption, showCaption = false, children, className = "", ...rest }: TableProps) {
  return (
    // A box that scrolls must be reachable by keyboard (WCAG 2.1.1), and holds what is placed absolutely inside it.
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
      {...(scope === "row" ? AS.rowheader : AS.columnheader)}
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
  return (
    <td {...AS.cell} className={`${numeric ? "num" : ""} ${className}`}>
      {children}
    </td>
  );
}
