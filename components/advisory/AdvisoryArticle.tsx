import { Mono } from "@/components/ui/Mono";
import { Eyebrow } from "@/components/ui/PageHead";
import { Prose } from "@/components/ui/Prose";
import { Section, TwoColumns } from "@/components/ui/Section";
import type { PublicAdvisory } from "@/lib/domain/advisory/public";
import { Credits, Dates, References } from "./AdvisoryRecord";
import { Standing, Strip } from "./AdvisoryStrip";
import { AffectedTable } from "./AffectedTable";
import { type FactWords, ScoreAndFacts } from "./ScoreAndFacts";

/** An advisory with what only the server can make of it. */
export type ShownAdvisory = {
  advisory: PublicAdvisory;
  /** Rendered by the Markdown renderer. */
  detailsHtml: string;
  workaroundHtml: string;
  words: FactWords;
};

type Props = ShownAdvisory & {
  /** Under the title of another page, its own is one level down. */
  within?: true;
};

/** The public renderer of an advisory: the page and the editor's preview are both made of this. */
export function AdvisoryArticle({ advisory, detailsHtml, workaroundHtml, words, within }: Props) {
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
        <TwoColumns label="Score and facts" aside={<ScoreAndFacts advisory={advisory} words={words} />}>
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
