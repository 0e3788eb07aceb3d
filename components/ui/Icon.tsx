import type { ReactNode } from "react";

const line = { fill: "none", stroke: "currentColor", strokeWidth: 1.5 } as const;

// 16 px grid, drawn with 1.5 strokes. An icon never stands alone: words beside it carry the meaning.
const shapes = {
  "arrow-left": <path {...line} d="M14.5 8h-12M7 3.5 2.5 8 7 12.5" />,
  "arrow-right": <path {...line} d="M1.5 8h12M9 3.5 13.5 8 9 12.5" />,
  bell: <path {...line} d="M3 12h10l-1.5-2V7a3.5 3.5 0 0 0-7 0v3zM6.5 12a1.5 1.5 0 0 0 3 0M8 1.5v2" />,
  calendar: <path {...line} d="M2.2 3.2h11.6v10.6H2.2zM2.2 6.5h11.6M5.2 1.2v3.5M10.8 1.2v3.5" />,
  check: <path {...line} strokeWidth={2.2} d="m2 8.5 4 4 8-9" />,
  "chevron-down": <path {...line} d="M2.5 5.5 8 11l5.5-5.5" />,
  "chevron-left": <path {...line} strokeWidth={1.8} d="M10 2.5 4.5 8l5.5 5.5" />,
  "chevron-right": <path {...line} strokeWidth={1.8} d="M6 2.5 11.5 8 6 13.5" />,
  columns: <path {...line} d="M2 2h3.4v12H2zM7 2h3v8H7zM11.6 2H14v5h-2.4z" />,
  copy: <path {...line} d="M5.5 5.2h8.3v8.6H5.5zM3.5 10.8H2.2V2.2h8.3v1.3" />,
  cross: <path {...line} strokeWidth={2} d="m3 3 10 10M13 3 3 13" />,
  dial: (
    <>
      <circle {...line} strokeWidth={1.6} cx="8" cy="8" r="6.7" />
      <path {...line} strokeWidth={1.6} d="M8 4v4l2.6 1.8" />
    </>
  ),
  "dial-soon": (
    <>
      <circle {...line} strokeWidth={1.6} cx="8" cy="8" r="6.7" />
      <path fill="currentColor" d="M8 8V2.5A5.5 5.5 0 1 1 2.5 8z" />
    </>
  ),
  dot: <circle fill="currentColor" cx="8" cy="8" r="4" />,
  download: <path {...line} strokeWidth={1.7} d="M8 1.5v9m-4-4 4 4 4-4M2 14.2h12" />,
  edit: <path {...line} d="M2 14v-3.2l8.6-8.6 3.2 3.2L5.2 14zM8.6 4.2l3.2 3.2" />,
  external: <path {...line} d="M6.5 3H2.7v10.3H13V9.5M9.5 2h4.5v4.5M14 2 7.5 8.5" />,
  eye: (
    <>
      <path {...line} d="M1 8c1.8-3 4.2-4.5 7-4.5S13.2 5 15 8c-1.8 3-4.2 4.5-7 4.5S2.8 11 1 8z" />
      <circle {...line} cx="8" cy="8" r="2" />
    </>
  ),
  feed: <path {...line} d="M2.5 2.5a11 11 0 0 1 11 11M2.5 7a6.5 6.5 0 0 1 6.5 6.5M3 12.5h1.2v1.2H3z" />,
  file: <path {...line} d="M3.2 1.2h6l3.6 3.6v10H3.2zM9 1.5V5h3.5" />,
  flag: <path {...line} d="M3 15V1.8h9.5L10.5 5l2 3.2H3" />,
  globe: (
    <>
      <circle {...line} cx="8" cy="8" r="6.5" />
      <path {...line} d="M1.5 8h13M8 1.5c4 4 4 9 0 13-4-4-4-9 0-13z" />
    </>
  ),
  info: (
    <>
      <circle {...line} cx="8" cy="8" r="6.5" />
      <path {...line} strokeWidth={1.8} d="M8 7.2v4.3M8 4v1.8" />
    </>
  ),
  key: <path {...line} d="M8.5 7.5 14 2M11.5 4.5l2 2M9.3 10.2a3.7 3.7 0 1 1-7.4 0 3.7 3.7 0 0 1 7.4 0z" />,
  link: <path {...line} d="M6.5 9.5l3-3M7 4.5l2-2a3 3 0 0 1 4.5 4.5l-2 2M9 11.5l-2 2A3 3 0 0 1 2.5 9l2-2" />,
  lock: <path {...line} strokeWidth={1.6} d="M2.8 7.3h10.4v7H2.8zM5 7V4.8a3 3 0 0 1 6 0V7" />,
  mail: <path {...line} d="M1.5 3h13v10h-13zM1.5 3.5 8 9l6.5-5.5" />,
  menu: <path {...line} d="M1.5 3.5h13M1.5 8h13M1.5 12.5h13" />,
  minus: <path {...line} strokeWidth={1.8} d="M2.5 8h11" />,
  more: <path fill="currentColor" d="M2 6.8h2.4v2.4H2zM6.8 6.8h2.4v2.4H6.8zM11.6 6.8H14v2.4h-2.4z" />,
  pause: <path fill="currentColor" d="M3 2h3.4v12H3zM9.6 2H13v12H9.6z" />,
  people: (
    <path
      {...line}
      d="M1.5 14c0-3 1.5-4.5 4-4.5s4 1.5 4 4.5M8 5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM11 9.5c2.3 0 3.5 1.5 3.5 4.5M10.5 2.6a2.5 2.5 0 0 1 0 4.8"
    />
  ),
  person: <path {...line} d="M2.5 14.5c0-3.5 2-5 5.5-5s5.5 1.5 5.5 5M11 4.5a3 3 0 1 1-6 0 3 3 0 0 1 6 0z" />,
  plus: <path {...line} strokeWidth={1.8} d="M8 2.5v11M2.5 8h11" />,
  print: <path {...line} d="M4 6V1.5h8V6M4 11.5H1.5V6h13v5.5H12M4 9.5h8v5H4z" />,
  queues: <path {...line} d="M2 2.5h12v4H2zM2 9.5h12v4H2z" />,
  search: (
    <>
      <circle {...line} strokeWidth={1.6} cx="6.8" cy="6.8" r="4.8" />
      <path {...line} strokeWidth={1.8} d="m10.4 10.4 4.4 4.4" />
    </>
  ),
  send: <path {...line} strokeWidth={1.6} d="M14 1.5 1.5 7l5 2.5L9 14.5z" />,
  shield: <path {...line} d="M8 1.5 2.5 3.5v4c0 3.5 2 5.7 5.5 7 3.5-1.3 5.5-3.5 5.5-7v-4z" />,
  table: <path {...line} d="M1.5 2.5h13v11h-13zM1.5 6.2h13M6 6.2v7.3" />,
  trash: <path {...line} d="M1.5 4h13M6 4V1.5h4V4M3.5 4l.7 10.5h7.6L12.5 4" />,
  undo: <path {...line} d="M2 5.5h8a4 4 0 0 1 0 8H5M5.5 2 2 5.5 5.5 9" />,
  warning: (
    <>
      <path fill="currentColor" d="M8 1 15.5 15H.5z" />
      <path stroke="var(--color-bg)" strokeWidth={1.6} d="M8 6v4.5M8 12v1.6" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

export const iconNames = Object.keys(shapes) as IconName[];

/** A 16 px sign beside words; hidden from assistive technology. */
export function Icon({ name, className = "" }: { name: IconName; className?: string }) {
  const turns = name.endsWith("-left") || name.endsWith("-right") ? "rtl:-scale-x-100" : "";
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
      className={`inline-block size-[1em] flex-none align-[-0.125em] ${turns} ${className}`}
    >
      {shapes[name]}
    </svg>
  );
}
