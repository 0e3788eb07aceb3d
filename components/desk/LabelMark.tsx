import type { LabelTone } from "@/lib/domain/board/label";

/** A label of the register, by its name; the colour (labels.css) only repeats what the name says. */
export function LabelMark({ name, tone }: { name: string; tone: LabelTone }) {
  return (
    <span dir="auto" className={`label label-${tone} max-w-full truncate align-bottom`}>
      {name}
    </span>
  );
}
