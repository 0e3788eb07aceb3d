import type { Interaction } from "./interaction";
import { table } from "./markdown";
import type { Measured, Result } from "./measure";

type Verdict = { aim: string; found: string; met: boolean };

/** The aims set before anything was measured, each with what was found: met only when every number is. */
export function aimsTable(results: readonly Result[], interactions: readonly Interaction[]): string {
  const verdicts = [
    ratioAim(results, "list-json", "List JSON: p95 at most 5 × bare", 5),
    ratioAim(results, "rare-word", "Rare word: p95 at most 16 × bare", 16),
    rateAim(results),
    latencyAim(results),
    ratioAim(results, "submit", "Submission: p95 at most 12 × bare insert", 12),
    interactionAim(interactions),
    ...flatAims(results),
  ].filter((verdict) => verdict !== null);
  return table(
    ["Aim", "Found", ""],
    verdicts.map(({ aim, found, met }) => [aim, found, met ? "met" : "**missed**"]),
  );
}

function ratioAim(results: readonly Result[], name: string, aim: string, most: number): Verdict | null {
  const rows = results.filter(({ target }) => target.name === name);
  if (rows.length === 0) return null;
  const ratios = rows.map((row) => ({ ...row, ratio: row.product.p95 / row.bare.p95 }));
  return {
    aim,
    found: ratios.map(({ ratio, ...row }) => `${ratio.toFixed(1)} × (${where(row)})`).join(", "),
    met: ratios.every(({ ratio }) => ratio <= most),
  };
}

const where = ({ cases, clients }: Pick<Result, "cases" | "clients">) =>
  `${cases} cases, ${clients} client${clients === 1 ? "" : "s"}`;

function rateAim(results: readonly Result[]): Verdict | null {
  const rows = results.filter(({ target, clients }) => target.name === "list-html" && clients === 8);
  if (rows.length === 0) return null;
  const rates = rows.map((row) => ({ ...row, rate: row.product.requests / row.product.seconds }));
  return {
    aim: "List HTML: at least 200 requests/s at 8 clients",
    found: rates.map(({ rate, cases }) => `${rate.toFixed(0)}/s (${cases} cases)`).join(", "),
    met: rates.every(({ rate }) => rate >= 200),
  };
}

function latencyAim(results: readonly Result[]): Verdict | null {
  const rows = results.filter(({ target, clients }) => target.name === "list-html" && clients === 1);
  if (rows.length === 0) return null;
  return {
    aim: "List HTML: p95 at most 25 ms at 1 client",
    found: rows.map(({ product, cases }) => `${product.p95.toFixed(1)} ms (${cases} cases)`).join(", "),
    met: rows.every(({ product }) => product.p95 <= 25),
  };
}

const SOON_MS = 100;

function interactionAim(interactions: readonly Interaction[]): Verdict | null {
  if (interactions.length === 0) return null;
  const worst = interactions.reduce((a, b) => (b.p95 > a.p95 ? b : a));
  return {
    aim: `Interaction on the board: p95 at most ${SOON_MS} ms`,
    found: `at most ${worst.p95} ms (${worst.title}, ${worst.cases} cases)`,
    met: worst.p95 <= SOON_MS,
  };
}

const FLAT = 1.15;

// From the smallest to the largest database, at most clients: server and PostgreSQL together.
function flatAims(results: readonly Result[]): (Verdict | null)[] {
  const clients = Math.max(...results.map((row) => row.clients));
  const names = [...new Set(results.map(({ target }) => target.name))];
  return names.map((name) => {
    const rows = results
      .filter((row) => row.target.name === name && row.clients === clients)
      .sort((a, b) => a.cases - b.cases);
    const [small, large] = [rows.at(0), rows.at(-1)];
    if (!small || !large || small === large) return null;
    const ratio = total(large.product) / total(small.product);
    return {
      aim: `${small.target.title}: CPU per request from ${small.cases} to ${large.cases} cases within ${FLAT}`,
      found: `${ratio.toFixed(2)} (${total(small.product).toFixed(2)} ms → ${total(large.product).toFixed(2)} ms)`,
      met: ratio <= FLAT,
    };
  });
}

const total = ({ cpu, postgres }: Measured) => cpu + (postgres ?? 0);
