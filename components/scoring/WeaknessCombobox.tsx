"use client";

import { Combobox } from "@base-ui/react/combobox";
import { useRef, useState, useTransition } from "react";
import { Field } from "@/components/ui/Field";
import { TextInput } from "@/components/ui/TextInput";
import { MAPPING_LABELS, type WeaknessFound } from "@/lib/domain/cwe/usage";

type Props = { query: string; onChoose: (weakness: WeaknessFound) => void };
type Found = { weaknesses: readonly WeaknessFound[]; failed: boolean };

const SEARCH = "/api/v1/weaknesses";

/** Finds a weakness while one types; the list is searched on the server. Without scripts the line around it is a search form. */
export function WeaknessCombobox({ query, onChoose }: Props) {
  const [typed, setTyped] = useState(query);
  const [found, setFound] = useState<Found>({ weaknesses: [], failed: false });
  const [pending, startTransition] = useTransition();
  const asked = useRef<AbortController | null>(null);
  const place = useRef<HTMLDivElement>(null);

  const search = (text: string) => {
    setTyped(text);
    asked.current?.abort();
    if (text.trim() === "") return setFound({ weaknesses: [], failed: false });
    const controller = new AbortController();
    asked.current = controller;
    startTransition(async () => {
      const answer = await fetchWeaknesses(text, controller.signal);
      if (!controller.signal.aborted) startTransition(() => setFound(answer));
    });
  };

  return (
    <Combobox.Root<WeaknessFound>
      items={found.weaknesses}
      filter={null}
      value={null}
      inputValue={typed}
      itemToStringLabel={({ id, name }) => `CWE-${id} ${name}`}
      isItemEqualToValue={(one, other) => one.id === other.id}
      autoHighlight
      onInputValueChange={(text, { reason }) => {
        if (reason === "input-change" || reason === "input-clear") search(text);
      }}
      onValueChange={(weakness) => {
        if (!weakness) return;
        setTyped("");
        setFound({ weaknesses: [], failed: false });
        onChoose(weakness);
      }}
    >
      <Field id="cwe-search" label="Search by number or words" size="small" className="min-w-0 flex-1">
        {(control) => (
          <div ref={place}>
            <Combobox.Input render={<TextInput dense name="cwe" autoComplete="off" />} {...control} />
          </div>
        )}
      </Field>
      <Combobox.Portal container={place}>
        <Combobox.Positioner sideOffset={4} align="start" positionMethod="fixed" className="z-20">
          <Combobox.Popup className="max-h-[min(var(--available-height),24rem)] w-[max(var(--anchor-width),18rem)] max-w-[calc(100vw-2rem)] overflow-y-auto rounded-box border border-line-strong bg-bg py-1 text-14">
            <Combobox.Status className="px-3 text-13 text-muted">
              {statusWords(typed, found, pending)}
            </Combobox.Status>
            <Combobox.List aria-label="Weaknesses that fit">
              {(weakness: WeaknessFound) => (
                <Combobox.Item
                  key={weakness.id}
                  value={weakness}
                  className="cursor-pointer px-3 py-1.5 data-highlighted:bg-accent-bg"
                >
                  <b>CWE-{weakness.id}</b> {weakness.name}
                  <span
                    className={`block text-13 ${weakness.verdict === "fine" ? "text-muted" : "text-high"}`}
                  >
                    {MAPPING_LABELS[weakness.usage]}
                  </span>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

async function fetchWeaknesses(text: string, signal: AbortSignal): Promise<Found> {
  try {
    const response = await fetch(`${SEARCH}?${new URLSearchParams({ q: text })}`, { signal });
    if (!response.ok) return { weaknesses: [], failed: true };
    // Our own endpoint: its answer is made by weaknessFound.
    return { weaknesses: ((await response.json()) as Found).weaknesses, failed: false };
  } catch {
    return { weaknesses: [], failed: true };
  }
}

function statusWords(typed: string, { weaknesses, failed }: Found, pending: boolean): string | null {
  if (typed.trim() === "") return "Type a number or words, such as 787 or path traversal.";
  if (pending && weaknesses.length === 0) return "Searching …";
  if (failed) return "The list could not be searched just now. Try again, or press Search.";
  return weaknesses.length === 0 ? `No weakness fits “${typed.trim()}”.` : null;
}
