import { Banner } from "@/components/ui/Banner";
import { DocketFact, DocketStrip } from "@/components/ui/Docket";
import { Bdi } from "@/components/ui/Mono";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { Time } from "@/components/ui/Time";
import { type PublicAdvisory, rangeWords, topScore } from "@/lib/domain/advisory/public";

/** What to know before reading on: whether the advisory still stands, and whether there is a fix. */
export function Standing({ advisory }: { advisory: PublicAdvisory }) {
  return (
    <>
      {advisory.withdrawnAt ? (
        <div className="mb-4">
          <Banner tone="warn">
            <b>Withdrawn</b> on <Time at={advisory.withdrawnAt} style="date" />. This advisory no longer
            stands; it is kept for those who acted on it.
          </Banner>
        </div>
      ) : null}
      {advisory.content.emergency ? (
        <div className="mb-4">
          <Banner tone="warn">
            <b>Emergency advisory.</b> Published before there is a fix. Use the workaround; this page will
            name the fixed versions.
          </Banner>
        </div>
      ) : null}
    </>
  );
}

/** Severity, what is affected, where it is fixed and since when this is public. */
export function Strip({ advisory }: { advisory: PublicAdvisory }) {
  const { content } = advisory;
  const fixed = [...new Set(content.affected.flatMap((row) => row.fixed || []))];
  return (
    <DocketStrip label="At a glance">
      <DocketFact label="Severity">
        <SeverityChip severity={content.severity} score={topScore(content)} />
      </DocketFact>
      <DocketFact label="Affected">
        <span>
          {content.affected.map((row, index) => (
            <span key={`${row.product} ${rangeWords(row)}`}>
              {index > 0 ? "; " : ""}
              <Bdi>{rangeWords(row)}</Bdi>
            </span>
          ))}
        </span>
      </DocketFact>
      <DocketFact label="Fixed in">
        {fixed.length === 0 ? (
          <span className="font-regular text-muted">no fix yet</span>
        ) : (
          <span>
            {fixed.map((version, index) => (
              <span key={version}>
                {index > 0 ? ", " : ""}
                <Bdi>{version}</Bdi>
              </span>
            ))}
          </span>
        )}
      </DocketFact>
      <DocketFact label="Published">
        {advisory.firstPublishedAt ? <Time at={advisory.firstPublishedAt} /> : "not yet"}
      </DocketFact>
    </DocketStrip>
  );
}
