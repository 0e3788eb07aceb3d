import { Section } from "@/components/ui/Section";
import { DatedList } from "@/components/ui/TimelineEvent";
import { CREDIT_TYPE_WORDS, type PublicAdvisory, STEP_WORDS } from "@/lib/domain/advisory/public";

export function References({ content }: Pick<PublicAdvisory, "content">) {
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

/** When it was reported, confirmed, fixed and published. */
export function Dates({ advisory }: { advisory: PublicAdvisory }) {
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

/** Who is thanked, as both sides agreed. */
export function Credits({ advisory }: { advisory: PublicAdvisory }) {
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
