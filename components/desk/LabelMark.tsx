import type { LabelTone } from "@/lib/domain/board/label";

const looks: Record<LabelTone, string> = {
  neutral: "border-line-strong",
  accent: "border-accent bg-accent-bg",
  warn: "border-medium-line bg-medium-bg",
  vendor: "border-line-strong bg-vendor",
  ok: "border-ok",
};

/** A label of the register, by its name; the colour only repeats what the name says. */
export function LabelMark({ name, tone }: { name: string; tone: LabelTone }) {
  return (
    <span
      dir="auto"
      className={`inline-block max-w-full truncate rounded-box border px-[0.4em] align-bottom text-13 leading-5 ${looks[tone]}`}
    >
      {name}
    </span>
  );
}
