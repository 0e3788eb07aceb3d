import { CaseChanged } from "@/components/desk/CaseChanged";
import { Banner } from "@/components/ui/Banner";
import type { PersonActor } from "@/lib/domain/access/actor";
import { STATE_WORDS } from "@/lib/domain/case/words";
import type { CasePage } from "@/lib/queries/case-page";

type Props = {
  page: CasePage;
  /** The state it was moved to, or "marked", and the version of the case after it: the next act ends what is said of this one. */
  moved?: string;
  actor: PersonActor;
};

/** What just happened to the case, and what a colleague's mark or a flood of reports means for it. */
export function CaseNotices({ page, moved: asked, actor }: Props) {
  const [moved, version] = asked?.split(".") ?? [];
  const isLast = version === String(page.version);
  const state = Object.entries(STATE_WORDS).find(([name]) => name === moved)?.[1].desk;
  return (
    <div className="mt-3 grid gap-2 empty:hidden">
      <CaseChanged
        id={page.id}
        reference={page.reference}
        version={page.version}
        activeAt={page.lastActivityAt.getTime()}
      />
      {isLast && moved === "marked" ? (
        <Banner tone="warn" live>
          Marked as spam. The case closes when a second person agrees.
        </Banner>
      ) : isLast && state && moved === page.state ? (
        <Banner tone="ok" live>
          Done: the case is now “{state}”.
        </Banner>
      ) : null}
      {page.spamMarkedBy && !(isLast && moved === "marked") && page.state !== "closed" ? (
        <Banner tone="warn">
          {page.spamMarkedBy === actor.personId
            ? "You marked this as spam. Somebody else has to agree by rejecting it as spam too."
            : "A colleague marked this as spam. If you agree, reject it as spam; it closes without a word."}
        </Banner>
      ) : null}
      {page.held ? <Banner tone="warn">Held: this report arrived in a flood of reports.</Banner> : null}
    </div>
  );
}
