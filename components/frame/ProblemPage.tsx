import type { ReactNode } from "react";
import { BrandMark } from "@/components/ui/Brand";
import { Mono } from "@/components/ui/Mono";

type Props = {
  title: string;
  reference?: string;
  /** The layout around it stays. */
  inFrame?: boolean;
  children: ReactNode;
};

/** What happened, what was kept, what to do; needs no data, so it also shows when the database is away. */
export function ProblemPage({ title, reference, inFrame = false, children }: Props) {
  const content = (
    <>
      <h1 className="max-w-measure">{title}</h1>
      <div className="mt-4 grid max-w-measure justify-items-start gap-3">{children}</div>
      {reference ? (
        <p className="mt-8 border-t border-line pt-3 text-14 text-muted">
          Reference <Mono>{reference}</Mono>
        </p>
      ) : null}
    </>
  );
  if (inFrame) return <div className="pt-9">{content}</div>;
  return (
    <main id="main" className="mx-auto max-w-page px-4 pt-12 pb-16 sm:px-6">
      <BrandMark />
      <div className="mt-6">{content}</div>
    </main>
  );
}
