import Link from "next/link";
import type { ComponentProps } from "react";

// Pages are made per request for whoever asks, so fetching every visible link ahead would cost a query each.
export function PlainLink(props: ComponentProps<typeof Link>) {
  return <Link prefetch={false} {...props} />;
}
