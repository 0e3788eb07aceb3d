import type { ReactNode } from "react";

/** A sentence and one action. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="border-b border-line pt-3 pb-6">
      <p className="max-w-hint text-muted">{children}</p>
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  );
}
