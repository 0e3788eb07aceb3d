import type { ScoringPage } from "./scoring";

/**
 * The same page for a second score that is given blind: what the first one says, and what was said about it, stays on the
 * server, so that neither the page nor its payload tells it.
 */
export function withoutScores(page: ScoringPage): ScoringPage {
  return {
    ...page,
    head: { ...page.head, severity: null, score: null },
    vulnerabilities: page.vulnerabilities.map((flaw) => ({
      ...flaw,
      sentence: { edited: null, metricsSay: null },
      current: [],
      reporter: [],
      others: [],
      history: [],
    })),
  };
}
