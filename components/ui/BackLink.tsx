import Link from "next/link";
import { Icon } from "./Icon";

/** The way back, above the page title. */
export function BackLink({ href, children = "Back" }: { href: string; children?: React.ReactNode }) {
  return (
    <Link href={href} className="inline-flex items-center gap-1.5 py-1.5 text-14">
      <Icon name="chevron-left" />
      {children}
    </Link>
  );
}
