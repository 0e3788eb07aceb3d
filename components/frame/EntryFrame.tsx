import type { ReactNode } from "react";
import { BrandMark } from "@/components/ui/Brand";
import { SkipLink } from "@/components/ui/SkipLink";

type Props = { title: ReactNode; lead?: ReactNode; organisation?: string; children: ReactNode };

/** Pages before one is in: set-up, sign-in, invitation, reset. One column, nothing to navigate to. */
export function EntryFrame({ title, lead, organisation, children }: Props) {
  return (
    <>
      <SkipLink />
      <header className="border-b border-line">
        <p className="mx-auto flex min-h-14 max-w-page items-center gap-2.5 px-4 font-bold sm:px-6">
          <BrandMark />
          {organisation ? (
            <span>
              <bdi>{organisation}</bdi> <span className="font-regular text-muted">Security desk</span>
            </span>
          ) : (
            "Breakwater"
          )}
        </p>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto max-w-page px-4 pt-8 pb-16 outline-none sm:px-6 sm:pt-10 [&>*]:max-w-measure"
      >
        <h1>{title}</h1>
        {lead ? <p className="mt-2.5 text-18 leading-normal">{lead}</p> : null}
        {children}
      </main>
    </>
  );
}
