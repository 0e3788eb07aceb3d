import { KeyValues } from "@/components/ui/KeyValues";
import { Mono } from "@/components/ui/Mono";
import { PlainLink } from "@/components/ui/PlainLink";
import { Section } from "@/components/ui/Section";
import type { PublicAdvisory } from "@/lib/domain/advisory/public";

/** What the facts mean: sentences by vector, names by CWE id. */
export type FactWords = Readonly<Record<string, string>>;

type Props = { advisory: PublicAdvisory; words: FactWords };

/** Beside the text: scores with what they mean, weaknesses and aliases, and the same as data. */
export function ScoreAndFacts({ advisory, words }: Props) {
  const { content } = advisory;
  return (
    <>
      {content.vectors.map((score) => (
        <Section key={score.vector} title={`CVSS ${score.version}`} size="small">
          <Vector {...score} sentence={words[score.vector]} />
        </Section>
      ))}
      <Section title="Facts" size="small">
        <KeyValues
          items={[
            ...content.cwes.map((cwe) => ({
              key: "Weakness",
              value: <Weakness id={cwe} name={words[cwe]} />,
            })),
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

type VectorProps = PublicAdvisory["content"]["vectors"][number] & { sentence?: string };

function Vector({ version, vector, score, sentence }: VectorProps) {
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
      {sentence ? <p className="text-muted">{sentence}</p> : null}
    </>
  );
}

function Weakness({ id, name }: { id: string; name?: string }) {
  return (
    <>
      <a href={`https://cwe.mitre.org/data/definitions/${id.replace("CWE-", "")}.html`} rel="noreferrer">
        {id}
      </a>{" "}
      {name}
    </>
  );
}
