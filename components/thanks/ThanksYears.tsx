import { Mono } from "@/components/ui/Mono";
import { PlainLink } from "@/components/ui/PlainLink";
import { Time } from "@/components/ui/Time";
import { byYear, type ThanksEntry, type ThanksYear } from "@/lib/domain/credit/hall";

type Props = {
  entries: ThanksEntry[] /** All of each year is here, so it may be counted. */;
  complete: boolean;
};

/** The hall of fame: by year, newest first; reports that needed no advisory in one line under each year. */
export function ThanksYears({ entries, complete }: Props) {
  return byYear(entries).map((year) => <Year key={year.year} year={year} complete={complete} />);
}

function Year({ year: { year, entries, mentions }, complete }: { year: ThanksYear; complete: boolean }) {
  return (
    <section
      aria-labelledby={`year-${year}`}
      className="mt-8 grid gap-x-8 border-t border-text pt-2.5 sm:grid-cols-[7rem_minmax(0,1fr)]"
    >
      <div className="mb-2">
        <h2 id={`year-${year}`} className="text-22">
          <PlainLink href={`/thanks/${year}`} className="text-inherit no-underline hover:underline">
            {year}
          </PlainLink>
        </h2>
        {complete ? (
          <p className="text-13 whitespace-pre-line text-muted">{counts(entries, mentions)}</p>
        ) : null}
      </div>
      <div className="min-w-0">
        <ul>
          {entries.map((entry) => (
            <Line key={entry.id} entry={entry} />
          ))}
        </ul>
        {mentions.length > 0 ? (
          <p className="pt-3 text-14 text-muted">
            Also thanked for a valid report that needed no advisory:{" "}
            {mentions.map((mention, index) => (
              <span key={mention.id}>
                {index > 0 ? ", " : ""}
                <Name entry={mention} />
              </span>
            ))}
            .
          </p>
        ) : null}
      </div>
    </section>
  );
}

function Line({ entry }: { entry: ThanksEntry }) {
  if (entry.advisory === null) return null;
  const { publicId, title } = entry.advisory;
  return (
    <li className="grid gap-x-6 border-b border-line py-2 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_14.5rem]">
      <span className="font-fact wrap-anywhere">
        <Name entry={entry} />
      </span>
      <PlainLink href={`/advisories/${publicId}`} className="min-w-0">
        <span dir="auto">{title}</span>
      </PlainLink>
      <span className="flex gap-3 text-14 text-muted">
        <Mono>{publicId}</Mono>
        <span className="sm:ms-auto">
          <Time at={entry.at} style="date" />
        </span>
      </span>
    </li>
  );
}

function Name({ entry: { name, link } }: { entry: ThanksEntry }) {
  if (link === null) return <bdi>{name}</bdi>;
  return (
    <a href={link} rel="nofollow noreferrer">
      <bdi>{name}</bdi>
    </a>
  );
}

function counts(entries: readonly ThanksEntry[], mentions: readonly ThanksEntry[]): string {
  const people = new Set(
    [...entries, ...mentions].map(({ id, name }) => (name.startsWith("Anonymous") ? id : name)),
  );
  const advisories = new Set(entries.map(({ advisory }) => advisory?.publicId));
  return `${plural(people.size, "person", "people")}\n${plural(advisories.size, "advisory", "advisories")}`;
}

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
