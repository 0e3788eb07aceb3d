"use client";

import { ReviewHeading } from "@/components/form/ReviewHeading";
import { Icon } from "@/components/ui/Icon";
import { AdvisoryArticle } from "./AdvisoryArticle";
import type { Keeping, ShownPreview } from "./use-live-preview";

type Props = {
  shown: ShownPreview;
  keeping: Keeping;
  /** It is the answer to a press, so it takes the focus. */
  asked: boolean;
  className: string;
};

/** Beside the source on a wide screen, where it scrolls by itself. */
export function AdvisoryPreview({ shown, keeping, asked, className }: Props) {
  const title = `As the public would read it${shown.saved ? "" : ", not saved yet"}`;
  return (
    <section
      aria-labelledby="review"
      // What scrolls by itself can be reached by the keyboard.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      tabIndex={0}
      className={`pb-6 text-16 lg:sticky lg:top-0 lg:max-h-dvh lg:overflow-y-auto lg:border-s lg:border-line lg:ps-6 lg:pe-1 [&_.docket-cells]:grid-cols-2! [&_.side-by-side]:grid-cols-1! ${className}`}
    >
      <div className="border-t border-text bg-bg lg:sticky lg:top-0 lg:z-1">
        {asked ? (
          <ReviewHeading key={shown.at}>{title}</ReviewHeading>
        ) : (
          <h2 id="review" className="pt-2 text-14">
            {title}
          </h2>
        )}
        <KeepingWords keeping={keeping} />
      </div>
      <AdvisoryArticle {...shown} within />
    </section>
  );
}

function KeepingWords({ keeping }: { keeping: Keeping }) {
  return (
    <p className="border-b border-line pb-1.5 text-13 text-muted noscript:hidden">
      {keeping === "up to date" ? (
        "Follows what you type."
      ) : keeping === "behind" ? (
        "Behind what you type …"
      ) : (
        <span className="text-high">
          <Icon name="warning" /> Behind what you type. {keeping.why}
        </span>
      )}
    </p>
  );
}
