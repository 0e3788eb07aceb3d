"use client";

import type { ReactNode } from "react";
import { BrandMark } from "@/components/ui/Brand";
import { Icon } from "@/components/ui/Icon";
import { PlainLink } from "@/components/ui/PlainLink";
import { SkipLink } from "@/components/ui/SkipLink";
import { Who } from "@/components/ui/Who";
import { Rail, type RailGroup } from "./Rail";
import { type DeskLink, TopLinks } from "./TopLinks";

type Props = {
  /** The signed-in person's name. */
  person: string;
  /** Where the name leads: the person's own account page. */
  personHref?: string;
  /** Top line: Board, Advisories, People, Settings, Audit; only those the person may open. */
  links: DeskLink[];
  /** Queues and views on the left; leave out for pages without a rail. */
  rail?: RailGroup[];
  /** The search field. */
  search?: ReactNode;
  /** Beside the person: what opens the command menu. */
  tools?: ReactNode;
  /** A small form that signs out. */
  leave?: ReactNode;
  /** Over everything: "viewing as", a failed self-check. */
  banner?: ReactNode;
  children: ReactNode;
};

/** The team's side: one thin line on top, the rail at the start, dense 14 px text. */
export function DeskFrame({
  person,
  personHref,
  links,
  rail,
  search,
  tools,
  leave,
  banner,
  children,
}: Props) {
  return (
    <div className="text-14">
      <SkipLink />
      <header
        data-print="no"
        className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-1.5"
      >
        <PlainLink
          href="/desk/board"
          className="inline-flex items-center gap-2.5 text-14 font-bold text-text no-underline md:w-44 md:flex-none"
        >
          <BrandMark />
          Breakwater
        </PlainLink>
        {search ? (
          <div className="min-w-0 flex-[1_1_20rem] max-md:order-3 max-md:basis-full md:max-w-[46rem]">
            {search}
          </div>
        ) : null}
        <div className="ms-auto flex items-center gap-4 whitespace-nowrap">
          <nav aria-label="Desk" className="flex gap-4 max-md:hidden">
            <TopLinks links={links} />
          </nav>
          {tools}
          {personHref ? (
            <PlainLink
              href={personHref}
              className="inline-flex min-h-6 min-w-6 items-center justify-center text-text no-underline hover:underline max-sm:[&_bdi]:sr-only"
            >
              <Who name={person} />
            </PlainLink>
          ) : (
            <Who name={person} />
          )}
          {leave}
        </div>
      </header>
      {links.length > 0 || rail ? <SmallScreenMenu links={links} rail={rail} /> : null}
      {banner ? <section aria-label="Notice">{banner}</section> : null}
      <div
        className={rail ? "md:grid md:min-h-[calc(100dvh-3rem)] md:grid-cols-[12.25rem_minmax(0,1fr)]" : ""}
      >
        {rail ? (
          <nav aria-label="Queues and views" className="border-e border-line pt-3 pb-4 max-md:hidden">
            <Rail groups={rail} />
          </nav>
        ) : null}
        <main
          id="main"
          tabIndex={-1}
          className={`min-w-0 px-4 pt-4 pb-12 outline-none ${rail ? "" : "mx-auto max-w-desk has-[.board-page]:max-w-none sm:px-6"}`}
        >
          {children}
        </main>
      </div>
    </div>
  );
}

/** Below 900 px the top line and the rail fold into one list that opens without JavaScript. */
function SmallScreenMenu({ links, rail }: Pick<Props, "links" | "rail">) {
  const place = rail?.flatMap((group) => group.items).find((item) => item.current)?.label;
  return (
    <details data-print="no" className="border-b border-line md:hidden">
      <summary className="flex items-center gap-2 px-4 text-text">
        <Icon name="menu" />
        {place ?? links.find((link) => link.current)?.label ?? "Menu"}
        <Icon name="chevron-down" className="ms-auto" />
      </summary>
      <nav aria-label="Desk, all places" className="pb-3">
        <div className="flex flex-wrap gap-x-5 gap-y-2 border-t border-line px-4 py-2.5">
          <TopLinks links={links} />
        </div>
        {rail ? <Rail groups={rail} /> : null}
      </nav>
    </details>
  );
}
