import { AdvisoryArticle } from "@/components/advisory/AdvisoryArticle";
import { AdvisoryChanges } from "@/components/advisory/AdvisoryChanges";
import { AdvisoryEditor } from "@/components/advisory/AdvisoryEditor";
import { ProblemList } from "@/components/advisory/ProblemList";
import { Section } from "@/components/ui/Section";
import type { AdvisoryState } from "@/lib/domain/advisory/states";
import { look, write } from "./actions";
import { changesOf } from "./changes";
import { savedPreview } from "./saved-preview";
import type { Standing } from "./standing";
import { type ActProps, hiddenOf } from "./ways";

type Props = ActProps & { standing: Standing };

const NO_PROBLEM: Record<AdvisoryState, string> = {
  draft: "The text can be approved.",
  approved: "The text is approved.",
  published: "The text is public as it stands.",
  withdrawn: "The text is public, and says that it was withdrawn.",
};

/** The text: for those who write it the editor, for others what the public reads, or would read now. */
export async function Body(props: Props) {
  const { page, advisory, may, standing } = props;
  const shown = await savedPreview(page, advisory);
  const changes = changesOf(page, advisory);
  const { caseId, seen } = hiddenOf(props);
  const edits = may("advisory.edit");
  const scoreHref = `/desk/cases/${page.head.reference}/score`;
  return (
    <>
      {changes ? <AdvisoryChanges {...changes} folded={edits && standing.act !== "approve"} /> : null}
      {edits ? (
        <AdvisoryEditor
          action={write}
          look={look}
          hidden={{ caseId, seen }}
          text={advisory.content}
          products={page.products}
          saved={{ ...shown, problems: standing.problems, saved: true, at: advisory.updatedAt }}
          calm={NO_PROBLEM[advisory.state]}
          scoreHref={scoreHref}
          saveIsNext={!standing.turn?.mine || standing.act === "write"}
        />
      ) : (
        <>
          {standing.problems.length > 0 ? (
            <Section title="Problems" size="small" className="mt-5!">
              <ProblemList problems={standing.problems} scoreHref={scoreHref} editable={false} />
            </Section>
          ) : null}
          <div className="text-16">
            <AdvisoryArticle {...shown} within />
          </div>
        </>
      )}
    </>
  );
}
