import type { ReactNode } from "react";
import { SkipLink } from "@/components/ui/SkipLink";
import { type FooterLink, FrameFooter } from "./FrameFooter";
import { HomeLink } from "./HomeLink";
import { PublicLinks, type PublicPlace } from "./PublicLinks";

type Props = { organisation: string; current?: PublicPlace; footer?: FooterLink[]; children: ReactNode };

/** Header, main and footer of every page that anyone may read. */
export function PublicFrame({ organisation, current, footer, children }: Props) {
  return (
    <>
      <SkipLink />
      <header className="border-b border-line">
        <div className="relative mx-auto flex min-h-14 max-w-page flex-wrap items-center gap-x-8 gap-y-1 px-4 py-2 sm:px-6">
          <HomeLink organisation={organisation} className="max-sm:pe-28" />
          <nav aria-label="Main" className="flex flex-wrap gap-x-5 sm:gap-x-6 md:ms-auto">
            <PublicLinks current={current} />
          </nav>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-page px-4 outline-none sm:px-6">
        {children}
      </main>
      <FrameFooter links={footer} />
    </>
  );
}
