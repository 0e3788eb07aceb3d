import { Banner } from "@/components/ui/Banner";
import { DocketFact, DocketStrip } from "@/components/ui/Docket";
import { KeyValues } from "@/components/ui/KeyValues";
import { Bdi, Mono } from "@/components/ui/Mono";
import { Eyebrow } from "@/components/ui/PageHead";
import { PlainLink } from "@/components/ui/PlainLink";
import { Prose } from "@/components/ui/Prose";
import { Section, TwoColumns } from "@/components/ui/Section";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { Time } from "@/components/ui/Time";
import { DatedList } from "@/components/ui/TimelineEvent";
import {
  CREDIT_TYPE_WORDS,
  type PublicAdvisory,
  rangeWords,
  STEP_WORDS,
  topScore,
} from "@/lib/domain/advisory/public";
import { impactSentence } from "@/lib/domain/cvss/impact-sentence";
import { parseVector } from "@/lib/domain/cvss/vector";
import { findCwe } from "@/lib/domain/cwe/find";
import { AffectedTable } from "./AffectedTable";

type Props = {
  advisory: PublicAdvisory;
  /** Rendered by the Markdown renderer. */
  detailsHtml: string;
  workaroundHtml: string;
  /** Under the title of another page, its own is one level down. */
  within?: true;
};

/** The public renderer of an advisory: the page and the editor's preview are both made of this. */
export function AdvisoryArticle({ advisory, detailsHtml, workaroundHtml, within }: Props) {
  const { content } = advisory;
  const Title = within ? "h2" : "h1";
  return (
    <article>
      <div className="pt-6 pb-4 sm:pt-9 sm:pb-5">
        <Eyebrow>
          <Mono>{advisory.publicId}</Mono>
          {content.cves.map((cve) => (
            <Mono key={cve}>{cve}</Mono>
          ))}
        </Eyebrow>
        <Title className="mt-1.5 text-28 max-sm:text-[1.625rem]" dir="auto">
          {content.title}
        </Title>
      </div>
      <Standing advisory={advisory} />
      <Strip advisory={advisory} />
      <div className="mt-7">
        <TwoColumns label="Score and facts" aside={<Aside advisory={advisory} />}>
          {content.summary ? (
            <p className="max-w-measure text-18 leading-normal whitespace-pre-line" dir="auto">
              {content.summary}
            </p>
          ) : null}
          <div className="mt-4">
            <Prose html={detailsHtml} />
          </div>
          {content.workaround.trim() === "" ? null : (
            <Section title="Workaround" id="workaround-section">
              <Prose html={workaroundHtml} />
            </Section>
          )}
          <Section title="Affected versions">
            <AffectedTable rows={content.affected} />
          </Section>
          <References content={content} />
          <Dates advisory={advisory} />
          <Credits advisory={advisory} />
        </TwoColumns>
      </div>
    </article>
  );
}

function Standing({ advisory }: { advisory: PublicAdvisory }) {
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

function Strip({ advisory }: { advisory: PublicAdvisory }) {
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

function References({ content }: Pick<PublicAdvisory, "content">) {
  if (content.references.length === 0) return null;
  return (
    <Section title="References">
      <ul>
        {content.references.map(({ label, url }) => (
          <li key={url} className="wrap-anywhere">
            <a href={url} rel="noreferrer">
              {label || url}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Dates({ advisory }: { advisory: PublicAdvisory }) {
  const { firstPublishedAt, publishedAt, revision } = advisory;
  const lines = [
    ...advisory.content.timeline.map(({ at, step }) => ({ at, words: STEP_WORDS[step] })),
    ...(firstPublishedAt ? [{ at: firstPublishedAt, words: "Published" }] : []),
    ...(publishedAt && publishedAt !== firstPublishedAt
      ? [{ at: publishedAt, words: `Revision ${revision}` }]
      : []),
  ];
  if (lines.length === 0) return null;
  return (
    <Section title="Timeline">
      <DatedList lines={lines} />
    </Section>
  );
}

function Credits({ advisory }: { advisory: PublicAdvisory }) {
  if (advisory.credits.length === 0) return null;
  return (
    <Section title="Credits">
      <ul>
        {advisory.credits.map(({ name, link, type }) => (
          <li key={`${name} ${type}`}>
            <b className="font-fact">
              <bdi>
                {link ? (
                  <a href={link} rel="nofollow noreferrer">
                    {name}
                  </a>
                ) : (
                  name
                )}
              </bdi>
            </b>{" "}
            <span className="text-muted">{CREDIT_TYPE_WORDS[type]}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Aside({ advisory }: { advisory: PublicAdvisory }) {
  const { content } = advisory;
  return (
    <>
      {content.vectors.map((score) => (
        <Section key={score.vector} title={`CVSS ${score.version}`} size="small">
          <Vector {...score} />
        </Section>
      ))}
      <Section title="Facts" size="small">
        <KeyValues
          items={[
            ...content.cwes.map((cwe) => ({ key: "Weakness", value: <Weakness id={cwe} /> })),
            {
              key: "Aliases",
              value:
                content.cves.length === 0 ? "none" : content.cves.map((id) => <Mono key={id}>{id} </Mono>),
            },
            { key: "Revision", value: advisory.revision ?? "preview" },
          ]}
        />
      </Section>
      {advisory.revision === null ? null : (
        <Section title="Data" size="small" className="print:hidden">
          <p>
            <PlainLink href={`/advisories/${advisory.publicId}.json`}>JSON</PlainLink>
          </p>
        </Section>
      )}
    </>
  );
}

function Vector({ version, vector, score }: PublicAdvisory["content"]["vectors"][number]) {
  const read = parseVector(vector);
  return (
    <>
      <p>
        <span className="text-28 leading-tight font-bold">{score.toFixed(1)}</span>
      </p>
      <p className="my-1.5">
        <a href={`https://www.first.org/cvss/calculator/${version}#${vector}`} rel="noreferrer">
          <Mono wrap>{vector}</Mono>
        </a>
      </p>
      {read.ok ? <p className="text-muted">{impactSentence(read.vector)}</p> : null}
    </>
  );
}

function Weakness({ id }: { id: string }) {
  return (
    <>
      <a href={`https://cwe.mitre.org/data/definitions/${id.replace("CWE-", "")}.html`} rel="noreferrer">
        {id}
      </a>{" "}
      {findCwe(id)?.name}
    </>
  );
}
