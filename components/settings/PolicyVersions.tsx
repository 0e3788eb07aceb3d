import { PlainLink } from "@/components/ui/PlainLink";
import { Section } from "@/components/ui/Section";
import { Tag } from "@/components/ui/Tag";
import { Time } from "@/components/ui/Time";
import { POLICY_LABELS, type PolicyField } from "@/lib/domain/policy/words";

type Version = {
  number: number;
  publishedAt: Date;
  current: boolean;
  by: string | null;
  /** What differs from the version before; null for the first. */
  fields: readonly PolicyField[] | null;
};

/** Every version, the newest first, with what changed in it. Each stays readable for the reports it was accepted with. */
export function PolicyVersions({ versions }: { versions: readonly Version[] }) {
  return (
    <Section size="small" title="Versions" note={<span className="text-muted">{versions.length}</span>}>
      <ol reversed>
        {versions.map(({ number, publishedAt, current, by, fields }) => (
          <li key={number} className="border-t border-line py-2">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <PlainLink href={`/policy/${number}`}>Version {number}</PlainLink>
              {current ? <Tag>in force</Tag> : null}
              <span className="ms-auto text-13 text-muted">
                <Time at={publishedAt} style="date" />
              </span>
            </p>
            <p className="mt-0.5 text-13 text-muted">
              {fields === null ? "The first" : fields.map((field) => POLICY_LABELS[field]).join(", ")}
              {by ? (
                <>
                  , by <bdi>{by}</bdi>
                </>
              ) : null}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
