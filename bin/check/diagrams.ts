import { readFileSync } from "node:fs";
import { EDIT_LOCKS } from "@/lib/domain/case/edits";
import { CASE_STATES, TRANSITIONS } from "@/lib/domain/case/states";
import { STATE_WORDS } from "@/lib/domain/case/words";

export const ARCHITECTURE = "docs/architecture.md";

/** The life of a case as a Mermaid diagram, from the table the product runs on. */
export function caseDiagram(): string {
  const grouped = new Map<string, string[]>();
  for (const { from, to, event, only } of TRANSITIONS) {
    const key = `${from} --> ${to === "resume" ? "resume" : to}`;
    const label = only === "public" ? `${event} (public)` : event;
    const labels = grouped.get(key) ?? [];
    if (!labels.includes(label)) labels.push(label);
    grouped.set(key, labels);
  }
  const names = CASE_STATES.map((state) => `  ${state}: ${STATE_WORDS[state].desk.replace(":", " for the")}`);
  const moves = [...grouped].map(([key, labels]) => `  ${key}: ${labels.join(", ")}`);
  const resume = "  resume: the state it was asked in";
  return ["stateDiagram-v2", "  [*] --> new", ...names, resume, ...moves].join("\n");
}

/** The same table as rows: from, event, to, who may, what it needs. */
export function caseTable(): string {
  const rows = TRANSITIONS.map(
    ({ from, event, to, action, needs, only }) =>
      `| ${from}${only ? ` (${only})` : ""} | ${event} | ${to} | \`${action}\` | ${needs.join(", ") || "–"} |`,
  );
  return ["| from | event | to | action | needs |", "|---|---|---|---|---|", ...rows].join("\n");
}

/** What may be changed between the moves, as rows: where it may not, and what to do first. */
export function editTable(): string {
  const rows = Object.entries(EDIT_LOCKS).flatMap(([edit, locks]) => {
    const lines = Object.entries(locks).map(([state, words]) => `| ${edit} | ${state} | ${words} |`);
    return lines.length > 0 ? lines : [`| ${edit} | never | – |`];
  });
  return ["| what | locked in | what to do first |", "|---|---|---|", ...rows].join("\n");
}

/** `text` with each generated part between its markers replaced by what the code says today. */
export function withGenerated(text: string): string {
  const parts: Record<string, string> = {
    "case-diagram": `\`\`\`mermaid\n${caseDiagram()}\n\`\`\``,
    "case-table": caseTable(),
    "case-edits": editTable(),
  };
  return Object.entries(parts).reduce((current, [name, content]) => {
    const [start, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
    const [from, to] = [current.indexOf(start), current.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`${ARCHITECTURE} lacks the markers of ${name}`);
    return `${current.slice(0, from + start.length)}\n${content}\n${current.slice(to)}`;
  }, text);
}

export function readArchitecture(): string {
  return readFileSync(ARCHITECTURE, "utf8");
}
