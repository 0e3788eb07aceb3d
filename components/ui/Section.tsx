import type { ReactNode } from "react";

type Props = {
  title: ReactNode;
  children: ReactNode;
  /** At the end of the heading line: a count, a link. */
  note?: ReactNode;
  id?: string;
  /** "small" is the 14 px section of a side column. */
  size?: "page" | "small";
  className?: string;
};

/** Opens with a 1 px rule in text colour and its h2; rows inside are split by hairlines. */
export function Section({ title, children, note, id, size = "page", className = "" }: Props) {
  const small = size === "small";
  return (
    <section id={id} className={`${small ? "not-first:mt-6" : "mt-10"} ${className}`}>
      <div
        className={`flex flex-wrap items-baseline gap-x-3 border-t border-text ${small ? "pt-1.5 pb-1" : "pt-2 pb-2.5"}`}
      >
        <h2 className={small ? "text-14" : ""}>{title}</h2>
        {note ? <div className="ms-auto text-13">{note}</div> : null}
      </div>
      {children}
    </section>
  );
}

type ColumnsProps = {
  children: ReactNode;
  aside: ReactNode;
  label?: string;
  /** Below 900 px the side column comes before the text, not after it. */
  asideFirst?: boolean;
};

/** Main text and a side column; one column below 900 px. */
export function TwoColumns({ children, aside, label, asideFirst = false }: ColumnsProps) {
  return (
    <div className="side-by-side grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-10 md:grid-cols-[minmax(0,43rem)_minmax(0,17rem)] md:justify-between">
      <div className="min-w-0">{children}</div>
      <aside aria-label={label} className={`min-w-0 text-14 ${asideFirst ? "max-md:order-first" : ""}`}>
        {aside}
      </aside>
    </div>
  );
}

/** A row of a side column: words at the start, a fact or link at the end. */
export function LineRow({ label, children }: { label: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line py-1.5">
      <span className="min-w-0">{label}</span>
      {children ? <span className="ms-auto">{children}</span> : null}
    </div>
  );
}
