"use client";

import { useDesk } from "./DeskKeys";
import { KeyCaps } from "./KeyCaps";
import { type KeyName, keyRow } from "./keys";

/** The keys one needs most, in a line below the rows, and the way to all of them. */
export function KeyLine({ names }: { names: readonly KeyName[] }) {
  const { singleKeys, showHelp } = useDesk();
  return (
    <div
      data-print="no"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-2.5 text-13 text-muted noscript:hidden max-md:hidden pointer-coarse:hidden"
    >
      {singleKeys ? (
        names.map((name) => (
          <span key={name} className="inline-flex items-center gap-1.5">
            <KeyCaps spec={keyRow(name).keys[0] ?? ""} /> {keyRow(name).words.toLowerCase()}
          </span>
        ))
      ) : (
        <span>Single keys are off.</span>
      )}
      <button
        type="button"
        onClick={showHelp}
        aria-haspopup="dialog"
        className="inline-flex cursor-pointer items-center gap-1.5 text-accent"
      >
        <KeyCaps spec="?" /> <span className="underline">all keys</span>
      </button>
    </div>
  );
}
