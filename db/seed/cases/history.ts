import type { Act, CaseScript, ProductKey } from "@/db/seed/script";
import { PAST, type Past } from "./past";

const UPDATES = [
  "The fix is written and in review. Nothing is needed from you.",
  "Tests run on every supported branch. We are on time for the date we gave you.",
  "The release is being built. You get the text of the advisory before it is out.",
  "One more round of review; the date has not moved.",
];

export const HISTORY: readonly CaseScript[] = PAST.map(script);

function script(past: Past): CaseScript {
  const at = (day: number, hours = 0) => `${past.published + past.took - day}d ${hours}h`;
  const [, shipped] = past.branches[0] ?? ["", ""];
  return {
    key: past.key,
    received: at(0, 9),
    product: past.product,
    answers: {
      title: past.title,
      summary: past.summary,
      weakness: past.cwe,
      version: past.introduced,
      exploited: "no",
      already_public: "no",
      reporter_kind: "researcher",
      ...(past.thanks ? { credit: past.thanks.naming, credit_name: past.thanks.name } : { credit: "none" }),
    },
    acts: [
      {
        ago: at(0, 4),
        by: "selin",
        act: "acknowledge",
        text: "Thank you. A person has read this; we try it now.",
      },
      { ago: at(0, 3), by: "mara", act: "assign", to: "jonas" },
      { ago: at(1, 8), by: "selin", act: "rate", vector: past.vector, cwe: past.cwe, impact: past.impact },
      {
        ago: at(1, 7),
        by: "selin",
        act: "affected",
        rows: past.branches.map(([branch, fixed]) => ({
          product: past.product,
          introduced: branch === "3.0" ? "3.0.0" : past.introduced,
          fixed,
        })),
      },
      {
        ago: at(1, 6),
        by: "selin",
        act: "accept",
        text: "We could reproduce it. You will have a date with the next message.",
      },
      { ago: at(2), by: "mara", act: "plan", owner: "jonas", dueInDays: -past.published },
      ...updates(past.took, at),
      ...decisions(past, at(past.took - 3, 8)),
      {
        ago: at(past.took - 3, 7),
        by: "jonas",
        act: "fix",
        reference: `Release ${shipped}`,
        evidence: `Regression run for ${shipped}: the reported steps fail before the change and pass after it.`,
      },
      { ago: at(past.took - 3, 6), by: "jonas", act: "fix ready" },
      {
        ago: at(past.took - 2, 8),
        by: "mara",
        act: "advise",
        text: { summary: past.told, details: past.details },
      },
      ...thanks(past, at(past.took - 2, 5), at(past.took - 1, 9)),
      { ago: at(past.took - 1, 4), by: "tomas", act: "approve" },
      { ago: at(past.took - 1, 3), by: "mara", act: "schedule" },
      { ago: at(past.took, 2), by: "tomas", act: "publish" },
      {
        ago: at(past.took, 1),
        by: "mara",
        act: "close",
        text: `${shipped} is out and the advisory is public. Thank you for waiting for us.`,
      },
    ],
  };
}

/** A word every twelve days, as promised. */
function updates(took: number, at: (day: number, hours?: number) => string): Act[] {
  const days = Array.from(
    { length: Math.max(0, Math.ceil(took / 12) - 1) },
    (_, index) => (index + 1) * 12 + 1,
  );
  return days
    .filter((day) => day < took - 4)
    .map((day, index) => ({
      ago: at(day),
      by: "mara",
      act: "write",
      text: UPDATES[index % UPDATES.length] ?? "",
    }));
}

/** A decision for every branch that is supported today, since the register holds no history of its own. */
function decisions(past: Past, ago: string): Act[] {
  const supported: Record<ProductKey, readonly string[]> = {
    server: ["3.0", "2.8"],
    agent: ["5"],
    hooks: ["2"],
  };
  return supported[past.product].map((branch) => {
    const fixed = past.branches.find(([name]) => name === branch)?.[1];
    return fixed
      ? { ago, by: "jonas", act: "decide", branch, decision: "fix", text: fixed }
      : { ago, by: "jonas", act: "decide", branch, decision: "wont_fix", text: "Never had the problem." };
  });
}

function thanks(past: Past, offered: string, answered: string): Act[] {
  if (!past.thanks) return [];
  return [
    { ago: offered, by: "mara", act: "credit", ...past.thanks },
    { ago: answered, act: "answer credit" },
  ];
}
