import { BrandMark } from "@/components/ui/Brand";
import { PlainLink } from "@/components/ui/PlainLink";

/** The mark and the organisation's name, which lead to the first page. */
export function HomeLink({ organisation, className = "" }: { organisation: string; className?: string }) {
  return (
    <PlainLink
      href="/"
      className={`inline-flex items-center gap-2.5 font-bold text-text no-underline ${className}`}
    >
      <BrandMark />
      <span>
        <bdi>{organisation}</bdi> <span className="font-regular text-muted">Security</span>
      </span>
    </PlainLink>
  );
}
