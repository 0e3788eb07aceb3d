import { Icon } from "./Icon";
import { PlainLink } from "./PlainLink";

/** The way back, above the page title. */
export function BackLink({ href, children = "Back" }: { href: string; children?: React.ReactNode }) {
  return (
    <PlainLink href={href} className="inline-flex items-center gap-1.5 py-1.5 text-14">
      <Icon name="chevron-left" />
      {children}
    </PlainLink>
  );
}
