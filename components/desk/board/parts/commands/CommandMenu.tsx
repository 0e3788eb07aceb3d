"use client";

import { type KeyboardEvent, useId, useRef, useState } from "react";
import { Icon } from "@/components/ui/Icon";
import { Overlay } from "@/components/ui/Overlay";
import { useActiveLine } from "@/components/ui/use-active-line";
import { KeyCaps } from "../keys/KeyCaps";
import { keyRow } from "../keys/keys";
import type { Command } from "./command";
import { type CommandList, matchCommands } from "./match";

type Props = {
  open: boolean;
  onClosed: () => void;
  commands: readonly Command[];
  /** What a text stands for by itself, such as a case's reference. */
  namedBy: (typed: string) => readonly Command[];
  /** What is offered for a text that no command fits. */
  otherwise: (typed: string) => readonly Command[];
};

/** Everything one can do here, found by words. Runs what was chosen once the focus is back. */
export function CommandMenu({ open, onClosed, commands, namedBy, otherwise }: Props) {
  const chosen = useRef<Command | null>(null);
  return (
    <Overlay
      open={open}
      label="Commands"
      className="max-w-[40rem]"
      onClosed={() => {
        onClosed();
        chosen.current?.run();
        chosen.current = null;
      }}
    >
      {(close) => (
        <Finder
          commands={commands}
          namedBy={namedBy}
          otherwise={otherwise}
          onChoose={(command) => {
            chosen.current = command;
            close();
          }}
          onClose={close}
        />
      )}
    </Overlay>
  );
}

type FinderProps = Pick<Props, "commands" | "namedBy" | "otherwise"> & {
  onChoose: (command: Command) => void;
  onClose: () => void;
};

function Finder({ commands, namedBy, otherwise, onChoose, onClose }: FinderProps) {
  const [typed, setTyped] = useState("");
  const id = useId();
  const fitting = matchCommands([...namedBy(typed), ...commands], typed);
  const list = fitting.length > 0 ? fitting : matchCommands(otherwise(typed), typed);
  const lines = list.flatMap(({ commands: some }) => some);
  const { active, activeId, onArrow, setAt, first } = useActiveLine({
    count: lines.length,
    start: "first",
    id,
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const command = active === null ? undefined : lines[active];
    const again = event.key === "k" && (event.ctrlKey || event.metaKey);
    if (again) onClose();
    else if (event.key === "Enter" && command) onChoose(command);
    else if (!onArrow(event)) return;
    event.preventDefault();
  };
  return (
    <>
      <div className="flex items-center gap-2 border-b border-line px-3">
        <Icon name="search" className="text-muted" />
        <input
          type="text"
          role="combobox"
          aria-label="Find a command"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={activeId}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder="Type a command, a view or a case’s reference"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(first);
          }}
          onKeyDown={onKeyDown}
          className="min-h-11 min-w-0 flex-1 bg-transparent text-16 outline-none"
        />
        <button type="button" onClick={onClose} className="cursor-pointer px-1" aria-label="Close">
          <kbd>Esc</kbd>
        </button>
      </div>
      <p role="status" className={fitting.length > 0 ? "sr-only" : "px-3 pt-3 text-muted"}>
        {fitting.length > 0
          ? `${lines.length} ${lines.length === 1 ? "command fits" : "commands fit"}.`
          : `No command fits “${typed.trim()}”.${lines.length > 0 ? " Press Enter to search the cases for it." : ""}`}
      </p>
      <Lines id={id} list={list} active={active} onPoint={setAt} onChoose={onChoose} />
    </>
  );
}

type LinesProps = {
  id: string;
  list: CommandList;
  active: number | null;
  onPoint: (line: number) => void;
  onChoose: (command: Command) => void;
};

function Lines({ id, list, active, onPoint, onChoose }: LinesProps) {
  let before = 0;
  return (
    <div id={id} role="listbox" aria-label="Commands" className="max-h-[60vh] overflow-y-auto pb-2">
      {list.map(({ group, commands }) => {
        const start = before;
        before += commands.length;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, which no element is
          <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
            <div id={`${id}-${group}`} role="presentation" className="px-3 pt-3 pb-1 text-13 text-muted">
              {group}
            </div>
            {commands.map((command, index) => (
              <Line
                key={command.id}
                id={`${id}-${start + index}`}
                command={command}
                active={active === start + index}
                onPoint={() => onPoint(start + index)}
                onChoose={() => onChoose(command)}
              />
            ))}
          </div>
        );
      })}
    </div>
  );
}

type LineProps = {
  id: string;
  command: Command;
  active: boolean;
  onPoint: () => void;
  onChoose: () => void;
};

function Line({ id, command, active, onPoint, onChoose }: LineProps) {
  const { label, note, key } = command;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the field above has the focus and the keys
    <div
      id={id}
      role="option"
      aria-selected={active}
      onPointerMove={onPoint}
      onClick={onChoose}
      className={`flex min-h-8 cursor-pointer items-center gap-3 px-3 py-1 ${active ? "bg-accent-bg" : ""}`}
    >
      <span className="min-w-0 flex-1">
        {label}
        {note ? <span className="text-muted"> {note}</span> : null}
      </span>
      {key ? <KeyCaps spec={keyRow(key).keys[0] ?? ""} /> : null}
    </div>
  );
}
