"use client";

import { Mono } from "@/components/ui/Mono";
import { PlainLink } from "@/components/ui/PlainLink";
import { Time } from "@/components/ui/Time";
import { useFollowedLinks } from "@/components/ui/use-followed-links";
import { type ShownYear, THANKS_FIELDS, type ThanksLine } from "@/lib/domain/credit/hall";
import { unpackRows } from "@/lib/domain/packed";

/** The hall of fame: by year, newest first; reports without an advisory of their own in one line under each year. */
export function ThanksYears({ years }: { years: ShownYear[] }) {
  const links = useFollowedLinks();
  return (
    <div ref={links}>
      {years.map((year) => (
        <Year key={year.year} {...year} />
      ))}
    </div>
  );
}

function Year({ year, counts, lines }: ShownYear) {
  const all = unpackRows<ThanksLine>(THANKS_FIELDS, lines);
  const mentions = all.filter(({ publicId }) => publicId === null);
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
        {counts.length > 0 ? (
          <p className="text-13 whitespace-pre-line text-muted">{counts.join("\n")}</p>
        ) : null}
      </div>
      <div className="min-w-0">
        <ul className="thanks">{all.map(Line)}</ul>
        {mentions.length > 0 ? (
          <p className="pt-3 text-14 text-muted">
            Also thanked, for reports without an advisory of their own:{" "}
            {mentions.map((mention, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat, and the list is never reordered
              <span key={index}>
                {index > 0 ? ", " : ""}
                {Name(mention)}
              </span>
            ))}
            .
          </p>
        ) : null}
      </div>
    </section>
  );
}

// Called, not mounted, and laid out by `.thanks` in marks.css: there may be two thousand.
function Line(line: ThanksLine, index: number) {
  const { publicId, title, at, withdrawn } = line;
  if (publicId === null) return null;
  return (
    <li key={index}>
      <span>{Name(line)}</span>
      <a href={`/advisories/${publicId}`}>
        <bdi>{title}</bdi>
        {withdrawn ? " (withdrawn)" : null}
      </a>
      <span>
        {Mono({ children: publicId })}
        {Time({ at, style: "date" })}
      </span>
    </li>
  );
}

function Name({ name, link }: Pick<ThanksLine, "name" | "link">) {
  if (link === null) return <bdi>{name}</bdi>;
  return (
    <a href={link} rel="nofollow noreferrer">
      <bdi>{name}</bdi>
    </a>
  );
}
