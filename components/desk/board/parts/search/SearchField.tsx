import { useRef } from "react";
import { piecesOf } from "./parts";
import type { SearchBoxState } from "./use-search-box";

/** Field and picture must break and space the text in the same way. */
const SAME = "px-0.5 font-mono text-13 leading-6 whitespace-pre";

type Props = { box: SearchBoxState; describedBy: string | undefined };

/** The line itself. What is typed is drawn twice: by the field, and behind it by pieces that tint and underline. */
export function SearchField({ box, describedBy }: Props) {
  const picture = useRef<HTMLDivElement>(null);
  const follow = (field: HTMLInputElement) => {
    if (picture.current) picture.current.scrollLeft = field.scrollLeft;
  };
  return (
    <div className="relative min-w-0 flex-1">
      <div
        ref={picture}
        aria-hidden="true"
        className={`pointer-events-none absolute inset-0 overflow-hidden text-transparent ${SAME}`}
      >
        {piecesOf(box.typed, box.problems).map(({ text, qualifier, wrong }, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces are nothing but their place in the text
            key={index}
            className={`${qualifier ? "rounded-box bg-accent-bg" : ""} ${wrong ? "underline decoration-high decoration-wavy decoration-2 underline-offset-3" : ""}`}
          >
            {text}
          </span>
        ))}
      </div>
      <input
        {...box.offers.field}
        ref={box.field}
        type="text"
        name="q"
        role="combobox"
        aria-label="Search cases"
        aria-expanded={box.offers.open}
        aria-describedby={describedBy}
        aria-invalid={box.problems.length > 0 ? true : undefined}
        data-key="search"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="search"
        placeholder="Filter cases"
        value={box.typed}
        onChange={(event) => {
          box.type(event.target.value, event.target.selectionStart);
          follow(event.target);
        }}
        onSelect={(event) => {
          box.moveCaret(event.currentTarget.selectionStart);
          follow(event.currentTarget);
        }}
        onScroll={(event) => follow(event.currentTarget)}
        onKeyDown={box.onKeyDown}
        onFocus={() => box.focus(true)}
        onBlur={() => box.focus(false)}
        className={`relative block w-full bg-transparent outline-offset-4 ${SAME}`}
      />
    </div>
  );
}
