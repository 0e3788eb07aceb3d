"use client";

const PANES = { source: "Source", preview: "Preview" } as const;
export type Pane = keyof typeof PANES;

/** Which of two panes is shown where there is no room for both. */
export function PaneSwitch({ pane, onChange }: { pane: Pane; onChange: (pane: Pane) => void }) {
  return (
    <fieldset className="sticky top-0 z-10 -mx-4 flex border-b border-line bg-bg px-4 py-2 sm:-mx-6 sm:px-6 noscript:hidden lg:hidden">
      <legend className="sr-only">Shown</legend>
      {(["source", "preview"] as const).map((own) => (
        <button
          key={own}
          type="button"
          aria-pressed={pane === own}
          onClick={() => onChange(own)}
          className={`min-h-9 flex-1 cursor-pointer border-[1.5px] border-line-strong px-3 first-of-type:rounded-s-button last-of-type:rounded-e-button last-of-type:border-s-0 ${pane === own ? "bg-text font-fact text-bg" : ""}`}
        >
          {PANES[own]}
        </button>
      ))}
    </fieldset>
  );
}
