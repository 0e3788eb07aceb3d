import type { ReactNode } from "react";

/** The strip that opens a case, advisory or receipt: facts between two 2 px rules. Children are DocketFact. */
export function DocketStrip({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <div className="overflow-hidden border-y-2 border-text">
      <dl aria-label={label} className="docket-cells">
        {children}
      </dl>
    </div>
  );
}

type FactProps = {
  label: string;
  children: ReactNode;
  /** Takes two columns, a whole row on a small screen. */
  wide?: boolean;
  /** An identifier or code: mono, never bold. */
  mono?: boolean;
};

export function DocketFact({ label, children, wide = false, mono = false }: FactProps) {
  return (
    <div className={wide ? "docket-wide sm:col-span-2" : undefined}>
      <dt className="text-13 leading-[1.4] text-muted">{label}</dt>
      <dd
        className={`flex min-h-7 flex-wrap items-center gap-x-1.5 ${mono ? "font-mono font-regular" : "font-fact"}`}
      >
        {children}
      </dd>
    </div>
  );
}

type PromiseProps = { label: string; figure: ReactNode; children?: ReactNode; late?: boolean };

/** A larger cell of the strip: a figure and a line that explains it (what we promise, how we did). */
export function DocketFigure({ label, figure, children, late = false }: PromiseProps) {
  return (
    <div>
      <dt className="text-13 text-muted">{label}</dt>
      <dd className={`text-22 font-bold ${late ? "text-high" : ""}`}>{figure}</dd>
      {children ? <dd className="text-13">{children}</dd> : null}
    </div>
  );
}
