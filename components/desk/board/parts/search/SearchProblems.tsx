import { Icon } from "@/components/ui/Icon";
import type { Problem } from "@/lib/domain/search/values";
import { withInstead } from "./parts";

type Props = {
  id: string;
  text: string;
  problems: readonly Problem[];
  /** Searches with what is right in the place of what is wrong. */
  onTake: (text: string) => void;
};

/** What makes no sense in the search, each with the words it is about; the rest of the search counts. */
export function SearchProblems({ id, text, problems, onTake }: Props) {
  return (
    <div id={id} role="status" className={problems.length > 0 ? "mt-1.5 text-13" : ""}>
      {problems.map((problem) => (
        <p
          key={`${problem.from} ${problem.message}`}
          className="flex flex-wrap items-baseline gap-x-2 py-0.5"
        >
          <span className="text-high">
            <Icon name="warning" /> <code className="font-mono">{text.slice(problem.from, problem.to)}</code>
          </span>
          <span>{problem.message}</span>
          {problem.instead === undefined ? null : (
            <button
              type="button"
              onClick={() => onTake(withInstead(text, problem))}
              className="cursor-pointer text-accent underline noscript:hidden"
            >
              Write <code className="font-mono">{problem.instead}</code>
            </button>
          )}
        </p>
      ))}
    </div>
  );
}
