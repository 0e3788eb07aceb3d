"use client";

import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { TextInput } from "@/components/ui/TextInput";

export type Pick = {
  value: string;
  label: string;
  /** Under the label: what it does, or why it cannot be. */
  note?: string;
  /** It stands so already. */
  chosen?: boolean;
};

type Props = { label: string; picks: readonly Pick[]; onPick: (value: string) => void; busy?: boolean };

/** A few letters, the arrow keys and Enter choose one of many; so does a click. */
export function PickList({ label, picks, onPick, busy = false }: Props) {
  const id = useId();
  // On a touch screen the focus would bring the keyboard up over the choices.
  useEffect(() => {
    if (matchMedia("(pointer: fine)").matches) document.getElementById(id)?.focus();
  }, [id]);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const found = picks.filter((pick) => pick.label.toLowerCase().includes(typed.trim().toLowerCase()));
  const active = found[Math.min(at, found.length - 1)];
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt(Math.min(Math.max(at + step, 0), found.length - 1));
    else if (event.key === "Enter" && active && !busy) onPick(active.value);
    else return;
    event.preventDefault();
  };
  return (
    <div>
      <label htmlFor={id} className="block font-fact">
        {label}
      </label>
      <TextInput
        id={id}
        dense
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active && `${id}-${active.value}`}
        autoComplete="off"
        placeholder="Type to find"
        className="mt-1.5"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        className="mt-2 max-h-72 overflow-y-auto border-t border-line"
      >
        {found.map((pick, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box above hears the keys and says which option is active
          <div
            key={pick.value}
            id={`${id}-${pick.value}`}
            role="option"
            tabIndex={-1}
            aria-selected={pick === active}
            className="flex min-h-9 cursor-pointer items-center gap-3 border-b border-line px-2 py-1.5 aria-selected:bg-accent-bg"
            onPointerMove={() => setAt(index)}
            onClick={() => !busy && onPick(pick.value)}
          >
            <span className="min-w-0">
              <bdi>{pick.label}</bdi>
              {pick.note ? <span className="block text-13 text-muted">{pick.note}</span> : null}
            </span>
            {pick.chosen ? <span className="ms-auto text-13 text-muted">now</span> : null}
          </div>
        ))}
      </div>
      <p role="status" className="mt-1.5 text-13 text-muted">
        {found.length === 0 ? "Nothing fits these letters." : ""}
      </p>
    </div>
  );
}
