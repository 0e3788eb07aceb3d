import { Mono } from "@/components/ui/Mono";
import { PlainLink } from "@/components/ui/PlainLink";
import { LineRow, Section } from "@/components/ui/Section";
import type { PersonActor } from "@/lib/domain/access/actor";
import { likelyOnes } from "@/lib/queries/likely-duplicates";
import { reportIfUnexpected } from "@/lib/server/unexpected";

type Props = { actor: PersonActor; reference: string };

/**
 * Earlier cases much like this one, on the case itself. Comes after the rest of the page: looking for them takes longer. A
 * hint and no more: where the look fails, the page stays, with what is being written on it.
 */
export async function LikelyHint({ actor, reference }: Props) {
  const likely = await likelyOnes(actor, reference).catch((error: unknown) => {
    reportIfUnexpected(error);
    return [];
  });
  if (likely.length === 0) return null;
  return (
    <Section
      title="Likely earlier reports"
      size="small"
      note={<PlainLink href={`/desk/cases/${reference}/duplicates`}>Compare</PlainLink>}
    >
      {likely.slice(0, 3).map((one) => (
        <LineRow
          key={one.id}
          label={
            <PlainLink href={`/desk/cases/${one.reference}`}>
              <Mono>{one.reference}</Mono> <bdi>{one.title}</bdi>
            </PlainLink>
          }
        >
          <span className="whitespace-nowrap text-muted">{one.score} of 100</span>
        </LineRow>
      ))}
    </Section>
  );
}
