import { Bdi, Mono } from "@/components/ui/Mono";
import { PlainLink } from "@/components/ui/PlainLink";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { Tag } from "@/components/ui/Tag";
import { Time } from "@/components/ui/Time";
import type { AdvisoryLine } from "@/lib/domain/advisory/public";

/** Published advisories, a ruled row each. */
export function AdvisoryLines({ lines }: { lines: AdvisoryLine[] }) {
  return (
    <ul className="border-t border-text">
      {lines.map((line) => (
        <li
          key={line.publicId}
          className="grid gap-x-6 gap-y-1.5 border-b border-line py-3.5 max-sm:grid-cols-[minmax(0,1fr)_max-content] sm:grid-cols-[8.5rem_minmax(0,1fr)_max-content]"
        >
          <div className="flex flex-wrap items-start gap-2">
            <SeverityChip severity={line.severity} score={line.score} />
          </div>
          <div className="min-w-0 max-sm:order-1 max-sm:col-span-2">
            <h2 className="text-16 leading-snug" dir="auto">
              <PlainLink href={`/advisories/${line.publicId}`}>{line.title}</PlainLink>
            </h2>
            <p className="mt-0.5 flex flex-wrap gap-x-3 text-14 text-muted">
              <Mono>{line.publicId}</Mono>
              {line.cves.map((cve) => (
                <Mono key={cve}>{cve}</Mono>
              ))}
              <Bdi>{line.products.join(", ")}</Bdi>
              {line.emergency ? <Tag>No fix yet</Tag> : null}
              {line.withdrawnAt ? <Tag>Withdrawn</Tag> : null}
            </p>
          </div>
          <p className="text-14 text-muted">
            <Time at={line.firstPublishedAt} style="date" />
          </p>
        </li>
      ))}
    </ul>
  );
}
