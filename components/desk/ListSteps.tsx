"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Icon, type IconName } from "@/components/ui/Icon";
import { PlainLink } from "@/components/ui/PlainLink";
import { countNumber } from "@/lib/domain/board/count";
import type { BoardData } from "@/lib/domain/board/data";
import { ask } from "./ask-desk";
import { useFollow } from "./follow";
import { boardAddress, listOf, onPage, placeIn, type Step } from "./opened-list";
import { keepOpenedList, openedList, useOpenedList } from "./opened-list-store";

/** The way back to the board as it was left. @param board what the server knows of it: the way without JavaScript */
export function BackToBoard({ board }: { board: string }) {
  const list = useOpenedList();
  return (
    <PlainLink href={list ? boardAddress(list) : board} data-key="back">
      <Icon name="chevron-left" />
      Board
    </PlainLink>
  );
}

/** Where the case stands in the list it was opened from, and the ways to the ones before and behind it. */
export function ListSteps({ reference }: { reference: string }) {
  const list = useOpenedList();
  const place = list && placeIn(list, reference);
  useEffect(() => {
    const kept = openedList();
    if (kept?.references.includes(reference)) keepOpenedList({ ...kept, at: reference, visited: true });
    else if (kept) keepOpenedList({ ...kept, visited: true });
  }, [reference]);
  if (!place) return null;
  return (
    <span className="inline-flex items-center gap-2" data-print="no">
      <span>{place.where}</span>
      <StepTo step={place.previous} name="previous" label="Previous case" icon="chevron-left" />
      <StepTo step={place.next} name="next" label="Next case" icon="chevron-right" />
    </span>
  );
}

type StepProps = { step: Step | null; name: "previous" | "next"; label: string; icon: IconName };

const PRESSED = "inline-flex size-6 cursor-pointer items-center justify-center";

function StepTo({ step, name, label, icon }: StepProps) {
  const follow = useFollow();
  const { refresh } = useRouter();
  if (step === null) return null;
  if (step.to === "case")
    return (
      <PlainLink href={caseAddress(step.reference)} data-key={name} aria-label={label} className={PRESSED}>
        <Icon name={icon} />
      </PlainLink>
    );
  const turn = async () => {
    const reference = await turnedTo(step.cursor, name);
    if (reference === null) refresh();
    else follow(caseAddress(reference));
  };
  return (
    <button type="button" data-key={name} aria-label={label} className={PRESSED} onClick={() => void turn()}>
      <Icon name={icon} />
    </button>
  );
}

const caseAddress = (reference: string) => `/desk/cases/${reference}`;

/** Goes on to another page of the list: the case at its near end, or null where there is none by now. */
async function turnedTo(cursor: string, name: "previous" | "next"): Promise<string | null> {
  const list = openedList();
  if (!list) return null;
  const search = onPage(list.search, cursor);
  const data = await ask<BoardData>(`/api/v1/cases${search}`, {}, {}).catch(() => null);
  const references = data?.rows.map(({ reference }) => reference) ?? [];
  const at = references.at(name === "next" ? 0 : -1);
  if (!data || at === undefined) return null;
  const page = {
    search,
    references,
    total: countNumber(data.count),
    previous: data.previous,
    next: data.next,
  };
  keepOpenedList(listOf(page, at, list));
  return at;
}
