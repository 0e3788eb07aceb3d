"use client";

import { useEffect, useRef } from "react";
import { Banner } from "@/components/ui/Banner";
import { ButtonLink } from "@/components/ui/Button";
import { ClockChip } from "@/components/ui/ClockChip";
import { Icon } from "@/components/ui/Icon";
import { KeyValues } from "@/components/ui/KeyValues";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { StateTicks } from "@/components/ui/StateTicks";
import type { PeekData } from "@/lib/domain/board/peek";
import { STATE_WORDS } from "@/lib/domain/case/words";
import { PeekActs } from "./PeekActs";
import { PeekTexts } from "./PeekTexts";
import { useBoard, useBoardState } from "./use-board";

/** One case beside the rows: enough to judge it without leaving the board. Escape closes it. */
export function PeekPanel() {
  const board = useBoard();
  const peek = useBoardState((state) => state.peek);
  const panel = useRef<HTMLElement>(null);
  const open = peek !== null;
  useEffect(() => {
    // Where it covers the rows, what is read aloud and what keys reach is the panel.
    if (open && panel.current && getComputedStyle(panel.current).position === "fixed") panel.current.focus();
  }, [open]);
  if (peek === null) return null;
  const { reference, data, trouble } = peek;
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={`Case ${reference}`}
      data-print="no"
      className="peek"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        board.peek(null);
      }}
    >
      <div className="flex items-center gap-3">
        <a href={`/desk/cases/${reference}`} className="font-mono">
          <bdi>{reference}</bdi>
        </a>
        <ButtonLink href={`/desk/cases/${reference}`} variant="quiet" size="small" className="ms-auto">
          Open
        </ButtonLink>
        <button
          type="button"
          aria-label="Close the panel"
          className="inline-flex size-8 cursor-pointer items-center justify-center"
          onClick={() => board.peek(null)}
        >
          <Icon name="cross" />
        </button>
      </div>
      {data ? (
        <>
          {trouble ? (
            <Banner tone="warn" live>
              {trouble}
            </Banner>
          ) : null}
          <Contents data={data} />
        </>
      ) : (
        <p className="mt-3 text-muted">{trouble ?? "Looking at the case …"}</p>
      )}
    </aside>
  );
}

function Contents({ data }: { data: PeekData }) {
  const { row, promises } = data;
  return (
    <>
      <h2 className="mt-2 text-18">
        <bdi>{row.title}</bdi>
      </h2>
      <p className="mt-0.5 text-13 text-muted">{row.waits ? `${row.why}. ${row.waits}` : row.why}</p>
      <div className="mt-2.5 flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <SeverityChip severity={row.severity} score={row.score} />
        <StateTicks
          position={STATE_WORDS[row.state].ticks}
          word={STATE_WORDS[row.state].desk}
          waiting={row.state === "needs_info"}
        />
        {row.embargo ? (
          <span className="inline-flex items-center gap-1.5">
            <Icon name="lock" /> Embargo {row.embargo}
          </span>
        ) : null}
      </div>
      <PeekActs data={data} />
      {promises.length > 0 ? (
        <ul aria-label="Promises" className="mt-3 grid gap-1 border-t border-line pt-2.5">
          {promises.map(({ label, tone, words, dueAt }) => (
            <li key={`${label} ${dueAt}`} className="flex justify-between gap-3">
              <span>{label}</span>
              <ClockChip tone={tone} words={words} title={dueAt} />
            </li>
          ))}
        </ul>
      ) : null}
      <div className="mt-3 border-t border-line pt-2.5">
        <KeyValues items={factsOf(data)} />
      </div>
      <PeekTexts data={data} />
    </>
  );
}

function factsOf({ row, reporter, vulnerabilities, files, watchers }: PeekData) {
  const facts = [
    { key: "Product", value: row.product },
    { key: "Assignee", value: row.assignee ?? "nobody" },
    { key: "Reporter", value: reporter ?? "none, the team found it" },
    { key: "Labels", value: row.labels.map(({ name }) => name).join(", ") },
    {
      key: "Vulnerabilities",
      value: vulnerabilities
        .map(({ number, title, cwe, cve }) => [`${number}. ${title}`, cwe, cve].filter(Boolean).join(", "))
        .join("; "),
    },
    { key: "Files", value: files === 0 ? null : String(files) },
    { key: "Watched by", value: watchers.join(", ") },
  ];
  return facts.flatMap(({ key, value }) => (value ? [{ key, value: <bdi>{value}</bdi> }] : []));
}
