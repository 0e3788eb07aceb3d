import { Icon, type IconName } from "./Icon";

export type ClockTone = "late" | "soon" | "running" | "paused" | "kept";

const looks: Record<ClockTone, { icon: IconName; className: string }> = {
  late: { icon: "warning", className: "font-fact text-high" },
  soon: { icon: "dial-soon", className: "font-fact text-medium" },
  running: { icon: "dial", className: "" },
  paused: { icon: "pause", className: "text-muted" },
  kept: { icon: "check", className: "text-ok" },
};

type Props = {
  tone: ClockTone;
  /** What the clock says: "2 h overdue", "6 d 22 h", "paused", "after 3 h". */
  words: string;
  /** The exact instant, for a pointer that rests on it; never the only place it stands. */
  title?: string;
};

export function ClockChip({ tone, words, title }: Props) {
  const { icon, className } = looks[tone];
  return (
    <span title={title} className={`inline-flex items-center gap-[0.4em] whitespace-nowrap ${className}`}>
      <Icon name={icon} className="size-[0.95em]" />
      <bdi>{words}</bdi>
    </span>
  );
}
