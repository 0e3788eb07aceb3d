import type { ComponentProps } from "react";
import { Icon } from "./Icon";
import { PlainLink } from "./PlainLink";

/** The way back, above the page title. */
export function BackLink({ children = "Back", ...link }: ComponentProps<typeof PlainLink>) {
  return (
    <PlainLink {...link} className="inline-flex items-center gap-1.5 py-1.5 text-14">
      <Icon name="chevron-left" />
      {children}
    </PlainLink>
  );
}
