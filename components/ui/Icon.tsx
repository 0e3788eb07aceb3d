/** Each has its shape in app/styles/icons.css. */
export const iconNames = [
  "arrow-left",
  "arrow-right",
  "bell",
  "calendar",
  "check",
  "chevron-down",
  "chevron-left",
  "chevron-right",
  "columns",
  "copy",
  "cross",
  "dial",
  "dial-soon",
  "dot",
  "download",
  "edit",
  "external",
  "eye",
  "feed",
  "file",
  "flag",
  "globe",
  "info",
  "key",
  "link",
  "lock",
  "mail",
  "menu",
  "minus",
  "more",
  "pause",
  "people",
  "person",
  "plus",
  "print",
  "queues",
  "search",
  "send",
  "shield",
  "table",
  "trash",
  "undo",
  "warning",
] as const;

export type IconName = (typeof iconNames)[number];

/** A 16 px sign in the colour of the words beside it: it never stands alone, so assistive technology has nothing to read. */
export function Icon({ name, className = "" }: { name: IconName; className?: string }) {
  return <span className={`icon icon-${name} ${className}`.trimEnd()} />;
}
