import type { FormField } from "@/components/form/FormControl";
import { PlainForm } from "@/components/form/PlainForm";
import { Mono } from "@/components/ui/Mono";
import { PlainLink } from "@/components/ui/PlainLink";
import type { BoardView } from "@/lib/domain/board/data";
import type { FormAction } from "@/lib/domain/form-state";
import { change, move, remove } from "./actions";

type Props = {
  view: BoardView;
  first: boolean;
  last: boolean;
  /** More questions of the form that changes it; null: this person only uses it. */
  fields: FormField[] | null;
};

/** A saved view with what can be done to it. */
export function ViewRow({ view, first, last, fields }: Props) {
  const { key, label, search, version, problem } = view;
  const hidden = { viewId: key, version: String(version) };
  const name = <span className="sr-only">“{label}”</span>;
  return (
    <div className="border-t border-line py-2">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-1">
        <p className="min-w-0 flex-[1_1_20rem]">
          <PlainLink href={`/desk/board?view=${key}`}>{label}</PlainLink>
          <span className="block text-13 text-muted">
            <Mono wrap>{search}</Mono>
          </span>
          {problem === null ? null : <span className="block text-13 text-high">{problem}</span>}
        </p>
        {fields === null ? null : (
          <div className="flex flex-wrap gap-x-3">
            {first ? null : (
              <Quick act={move} hidden={{ viewId: key, way: "up" }} words={<>Move up {name}</>} />
            )}
            {last ? null : (
              <Quick act={move} hidden={{ viewId: key, way: "down" }} words={<>Move down {name}</>} />
            )}
            <Quick act={remove} hidden={hidden} words={<>Delete {name}</>} variant="destructive" />
          </div>
        )}
      </div>
      {fields === null ? null : (
        <PlainForm
          id={`view-${key}`}
          fold={<>Rename or change {name}</>}
          action={change}
          fields={[
            { name: "name", label: "Name", value: label },
            { name: "search", label: "Search", value: search, mono: true },
            ...fields,
          ]}
          hidden={hidden}
          submit="Save view"
          variant="secondary"
          size="small"
        />
      )}
    </div>
  );
}

type QuickProps = {
  act: FormAction;
  hidden: Record<string, string>;
  words: React.ReactNode;
  variant?: "quiet" | "destructive";
};

function Quick({ act, hidden, words, variant = "quiet" }: QuickProps) {
  return <PlainForm action={act} hidden={hidden} submit={words} variant={variant} size="small" />;
}
