import type { ReactNode } from "react";
import { PlainLink } from "@/components/ui/PlainLink";
import { SkipLink } from "@/components/ui/SkipLink";
import { type FooterLink, FrameFooter } from "./FrameFooter";
import { HomeLink } from "./HomeLink";

export type PortalLink = { href: string; label: string; current?: boolean };

type Props = {
  organisation: string;
  /** Where one can go from here: "Your cases", "Policy". */
  links?: PortalLink[];
  /** Who is here: "Signed in with a code", a vendor's name. */
  who?: ReactNode;
  /** A small form that ends the visit. */
  leave?: ReactNode;
  footer?: FooterLink[];
  children: ReactNode;
};

/** The reporter's and the invited party's side: no public navigation, one way out. */
export function PortalFrame({ organisation, links = [], who, leave, footer, children }: Props) {
  return (
    <>
      <SkipLink />
      <header className="border-b border-line">
        <div className="mx-auto flex min-h-14 max-w-page flex-wrap items-center gap-x-8 gap-y-1 px-4 py-2 sm:px-6">
          <HomeLink organisation={organisation} />
          {links.length > 0 ? (
            <nav aria-label="Main" className="flex flex-wrap gap-x-5 sm:gap-x-6">
              {links.map(({ href, label, current }) => (
                <PlainLink
                  key={href}
                  href={href}
                  aria-current={current ? "page" : undefined}
                  className={`border-y-2 border-t-transparent py-2 text-14 text-text no-underline ${current ? "border-b-accent font-fact" : "border-b-transparent hover:border-b-line-strong"}`}
                >
                  {label}
                </PlainLink>
              ))}
            </nav>
          ) : null}
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-14 sm:ms-auto">
            {who ? <span className="text-muted">{who}</span> : null}
            {leave}
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-page px-4 outline-none sm:px-6">
        {children}
      </main>
      <FrameFooter links={footer} />
    </>
  );
}
