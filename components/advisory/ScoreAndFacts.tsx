import { KeyValues } from "@/components/ui/KeyValues";
import { Mono } from "@/components/ui/Mono";
import { PlainLink } from "@/components/ui/PlainLink";
import { Section } from "@/components/ui/Section";
import type { PublicAdvisory } from "@/lib/domain/advisory/public";
import { impactSentence } from "@/lib/domain/cvss/impact-sentence";
import { parseVector } from "@/lib/domain/cvss/vector";
import { findCwe } from "@/lib/domain/cwe/find";

/** Beside the text: scores with what they mean, weaknesses and aliases, and the same as data. */
export function ScoreAndFacts({ advisory }: { advisory: PublicAdvisory }) {
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
