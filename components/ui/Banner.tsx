import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";

const looks = {
  info: { icon: "info", className: "border-accent bg-accent-bg" },
  ok: { icon: "check", className: "border-ok" },
  warn: { icon: "warning", className: "border-high bg-high-bg" },
  internal: { icon: "lock", className: "border-internal-line bg-internal" },
} satisfies Record<string, { icon: IconName; className: string }>;

type Props = { tone?: keyof typeof looks; children: ReactNode; actions?: ReactNode; live?: boolean };

/** A ruled bar over the page: what was done, what changed, what is withdrawn. `live` announces it. */
export function Banner({ tone = "info", children, actions, live = false }: Props) {
  const { icon, className } = looks[tone];
  return (
    <div
      role={live ? "status" : undefined}
      className={`flex flex-wrap items-center gap-x-3 gap-y-1.5 border-y px-3 py-2 text-14 ${className}`}
    >
      <span className="flex min-w-0 gap-2">
        <Icon name={icon} className="mt-[0.25em]" />
        <span>{children}</span>
      </span>
      {actions ? <span className="ms-auto flex flex-wrap gap-3">{actions}</span> : null}
    </div>
  );
}
