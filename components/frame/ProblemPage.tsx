import type { ReactNode } from "react";
import { BrandMark } from "@/components/ui/Brand";
import { Mono } from "@/components/ui/Mono";

type Props = { title: string; reference?: string; children: ReactNode };

/** What happened, what was kept, what to do; needs no data, so it also shows when the database is away. */
export function ProblemPage({ title, reference, children }: Props) {
  return (
    <main id="main" className="mx-auto max-w-page px-4 pt-12 pb-16 sm:px-6">
      <BrandMark />
      <h1 className="mt-6 max-w-measure">{title}</h1>
      <div className="mt-4 grid max-w-measure justify-items-start gap-3">{children}</div>
      {reference ? (
        <p className="mt-8 border-t border-line pt-3 text-14 text-muted">
          Reference <Mono>{reference}</Mono>
        </p>
      ) : null}
    </main>
  );
}
