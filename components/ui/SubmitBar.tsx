import type { ReactNode } from "react";

type Props = {
  /** The one filled button, size "large". */
  children: ReactNode;
  /** What we promise, in bold, beside the button. */
  promise?: ReactNode;
  /** How we kept it so far. */
  record?: ReactNode;
};

/** The end of a form: the button, and the promise that stands beside it. */
export function SubmitBar({ children, promise, record }: Props) {
  return (
    <div className="submit-bar mt-9 flex flex-wrap items-center gap-x-8 gap-y-4 border-t-2 border-text pt-5 max-sm:[&_button]:w-full">
      <div className="flex flex-wrap gap-3 max-sm:w-full">{children}</div>
      {promise || record ? (
        <div className="max-w-[27rem] flex-[1_1_18rem] text-14">
          {promise ? <p className="font-fact">{promise}</p> : null}
          {record ? <p className="text-muted">{record}</p> : null}
        </div>
      ) : null}
    </div>
  );
}
