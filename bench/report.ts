import { aimsTable } from "./aims";
import { type Interaction, SHORTEST_MS } from "./interaction";
import type { Facts } from "./machine";
import { table } from "./markdown";
import type { Measured, Result } from "./measure";

const ms = (value: number | null) => (value === null ? "–" : value.toFixed(value < 10 ? 2 : 1));
const perSecond = ({ requests, seconds }: Measured) => (requests / seconds).toFixed(0);
const times = (value: number) => (Number.isFinite(value) ? `${value.toFixed(1)} ×` : "–");

export type Found = {
  results: readonly Result[];
  interactions: readonly Interaction[];
  facts: Facts;
  tookMs: number;
};

/** bench/RESULTS.md, whole. */
export function resultsDocument({ results, interactions, facts, tookMs }: Found): string {
  return `# Results

Written by \`npm run bench\`, which took ${(tookMs / 60_000).toFixed(1)} minutes; what each number means is in [README.md](README.md).

${facts.lines.map((line) => `- ${line}`).join("\n")}
- Server, PostgreSQL and the clients shared these cores. Load average when the run began: ${facts.load.toFixed(2)}${facts.load > facts.cores / 4 ? `. **The machine was busy with other work: times, rates and even processor time are too high by a factor nobody knows. Run this again when it is quiet.**` : ""}

## Aims

${aimsTable(results, interactions)}

## The product

p50, p95 and processor time of one request in milliseconds; "PostgreSQL" is its processor time.

${table(
  ["", "cases", "clients", "p50", "p95", "requests/s", "server CPU", "PostgreSQL", "round trips", "bytes"],
  results.map((result) => [
    result.target.title,
    String(result.cases),
    String(result.clients),
    ms(result.product.p50),
    ms(result.product.p95),
    perSecond(result.product),
    ms(result.product.cpu),
    ms(result.product.postgres),
    String(result.roundTrips),
    String(result.product.bytes),
  ]),
)}

## The bare reference, and how many times as much the product takes

${table(
  [
    "",
    "cases",
    "clients",
    "p50",
    "p95",
    "requests/s",
    "server CPU",
    "PostgreSQL",
    "statements",
    "p50 ratio",
    "p95 ratio",
    "CPU ratio",
  ],
  results.map((result) => [
    result.target.title,
    String(result.cases),
    String(result.clients),
    ms(result.bare.p50),
    ms(result.bare.p95),
    perSecond(result.bare),
    ms(result.bare.cpu),
    ms(result.bare.postgres),
    String(result.statements),
    times(result.product.p50 / result.bare.p50),
    times(result.product.p95 / result.bare.p95),
    times(result.product.cpu / result.bare.cpu),
  ]),
)}
${interactionPart(interactions)}`;
}

function interactionPart(interactions: readonly Interaction[]): string {
  if (interactions.length === 0) return "";
  return `
## Interaction

Milliseconds from a press on the board to the next frame that shows what came of it, in Chromium at 1180 × 900; ${SHORTEST_MS} means ${SHORTEST_MS} or less.

${table(
  ["", "cases", "presses", "p50", "p95", "slowest"],
  interactions.map(({ title, cases, presses, p50, p95, slowest }) =>
    [title, cases, presses, p50, p95, slowest].map(String),
  ),
)}
`;
}
