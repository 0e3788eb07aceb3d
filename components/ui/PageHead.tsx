import type { ReactNode } from "react";
import { Actions } from "./Button";

type Props = {
  title: ReactNode;
  /** Ids and dates above the title, in mono. */
  eyebrow?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  /** "desk": 22 px title, actions on the same line. */
  size?: "page" | "desk";
};

export function PageHead({ title, eyebrow, lead, actions, size = "page" }: Props) {
  if (size === "desk") {
    return (
      <div className="mb-3.5 flex flex-wrap items-end gap-x-6 gap-y-2">
        <div>
          {eyebrow ? <Eyebrow>{eyebrow}</Eyebrow> : null}
          <div className="mt-0.5 flex flex-wrap items-baseline gap-x-4">
            <h1 className="text-22">{title}</h1>
            {lead ? <p className="max-w-hint text-muted">{lead}</p> : null}
          </div>
        </div>
        {actions ? <Actions className="sm:ms-auto">{actions}</Actions> : null}
      </div>
    );
  }
  return (
    <div className="pt-6 pb-4 sm:pt-9 sm:pb-5">
      {eyebrow ? <Eyebrow>{eyebrow}</Eyebrow> : null}
      <h1 className={`max-sm:text-[1.625rem] ${eyebrow ? "mt-1.5" : ""}`}>{title}</h1>
      {lead ? <p className="mt-2.5 max-w-hint text-18 leading-normal">{lead}</p> : null}
      {actions ? <Actions className="mt-5">{actions}</Actions> : null}
    </div>
  );
}

/** One line in mono above a title: ids, the way back, a step count. Separate items are separate spans. */
export function Eyebrow({ children }: { children: ReactNode }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-mono text-14 text-muted [&_a]:inline-flex [&_a]:items-center [&_a]:gap-1">
      {children}
    </p>
  );
}
