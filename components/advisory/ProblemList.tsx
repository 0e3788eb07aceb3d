import { Icon } from "@/components/ui/Icon";
import { PlainLink } from "@/components/ui/PlainLink";
import { VisuallyHidden } from "@/components/ui/VisuallyHidden";
import type { AdvisoryProblem } from "@/lib/domain/advisory/problems";

type Props = {
  problems: readonly AdvisoryProblem[];
  /** The page where the case is scored. */
  scoreHref: string;
  /** Whether the fields are on this page. */
  editable: boolean;
  /** Before a field is jumped to. */
  onJump?: () => void;
};

/** What is open about a text, each leading to where it is settled. */
export function ProblemList({ problems, scoreHref, editable, onJump }: Props) {
  return (
    <ul>
      {problems.map(({ words, field, settle, blocks }) => (
        <li
          key={words}
          className="grid grid-cols-[1.25rem_minmax(0,1fr)] items-baseline border-t border-line py-1.5"
        >
          <Icon
            name={blocks ? "cross" : "info"}
            className={`translate-y-[0.15em] ${blocks ? "text-high" : "text-muted"}`}
          />
          <span className="wrap-anywhere">
            <VisuallyHidden>{blocks ? "Missing: " : "Note: "}</VisuallyHidden>
            {settle === "score" ? (
              <PlainLink href={scoreHref}>{words}</PlainLink>
            ) : field !== null && editable ? (
              <a href={`#${field}`} onClick={onJump}>
                {words}
              </a>
            ) : (
              `${words}${settle === "refresh" && editable ? " Refresh from the case." : ""}`
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
