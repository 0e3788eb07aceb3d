import type { ReactNode } from "react";
import { AdvisoryPath } from "@/components/advisory/AdvisoryPath";
import { Time } from "@/components/ui/Time";
import { isOut, type PathStep } from "@/lib/domain/advisory/path";
import { embargoRuns } from "@/lib/domain/case/needs";
import type { Act } from "@/lib/queries/advisory-acts";
import type { AdvisoryPage, WrittenAdvisory } from "@/lib/queries/desk-advisories";
import { currentTime } from "@/lib/server/time";
import type { Standing } from "./standing";

type Props = { page: AdvisoryPage; advisory: WrittenAdvisory; standing: Standing };

const WORDS: Record<PathStep, (props: Props) => ReactNode> = {
  text: ({ advisory: { version, author, updatedAt } }) =>
    version === 1 ? "drafted from the case" : <By who={author} at={updatedAt} />,
  problems: ({ advisory, standing }) => {
    const open = isOut(advisory.state) ? 0 : standing.problems.filter(({ blocks }) => blocks).length;
    return open === 0 ? "none" : `${open} open`;
  },
  approval: ({ advisory: { approvals, state } }) => {
    const given = approvals.findLast(({ current }) => current);
    const old = approvals.at(-1);
    if (given) return <By who={given.name} at={given.at} />;
    if (isOut(state)) return "published without one";
    return old ? `${old.name ?? "Somebody"} approved an older text` : "nobody yet";
  },
  schedule: ({ page: { facts }, advisory: { acts, state } }) => {
    if (facts.isPublic && !isOut(state)) return "a revision needs none";
    if (acts.scheduled && (facts.isPublic || facts.state === "scheduled")) return <By {...acts.scheduled} />;
    if (facts.isPublic) return "published in an emergency";
    return facts.state === "fix_ready" ? "not yet" : "once the fix is ready";
  },
  public: ({ page: { facts }, advisory: { acts, state, revisions } }) => {
    const [newest] = revisions;
    if (state === "withdrawn" && acts.withdrawn) return <By what="withdrawn, " {...acts.withdrawn} />;
    if (newest && state === "published" && acts.published)
      return <By what={`revision ${newest.number}, `} {...acts.published} />;
    if (newest) return `revision ${newest.number} is public`;
    if (facts.embargoUntil && embargoRuns(facts, currentTime()))
      return (
        <>
          not before <Time at={facts.embargoUntil} style="short" />
        </>
      );
    return "not yet";
  },
};

/** Where the text stands: each step with who took it and when, or what is missing. */
export function StandingStrip(props: Props) {
  return (
    <AdvisoryPath parts={props.standing.parts.map((part) => ({ ...part, words: WORDS[part.step](props) }))} />
  );
}

function By({ what = "", who, at }: Act & { what?: string }) {
  return (
    <>
      {what}
      <bdi>{who ?? "the desk"}</bdi>, <Time at={at} style="short" />
    </>
  );
}
