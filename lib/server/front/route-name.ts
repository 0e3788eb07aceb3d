import { readdirSync } from "node:fs";

/** The name of a path's route, as the files under `app` write it: "/desk/cases/[id]". Nothing of the path itself is in it. */
export type NameRoute = (path: string | null) => string;

/** Stands in the log for every address without a page: whatever was typed there, a secret or a title, is nobody's to keep. */
const UNKNOWN = "(unknown)";
const MALFORMED = "(malformed)";

const SERVED = /(?:^|\/)(?:page\.tsx|route\.ts|(icon\.svg))$/;

/** The routes below a folder of pages: "(public)/report/[step]/page.tsx" is "/report/[step]". */
export function routesBelow(appDir: string): string[] {
  return readdirSync(appDir, { recursive: true, encoding: "utf8" }).flatMap((file) => {
    const served = SERVED.exec(file);
    if (!served) return [];
    const place = file.slice(0, served.index).split("/");
    const segments = [...place, served[1] ?? ""].filter((segment) => segment && !/^\(.*\)$/.test(segment));
    return [`/${segments.join("/")}`];
  });
}

/** Finds the route the framework would choose: a fixed segment before `[name]`, and that before `[...names]`. */
export function routeNamer(routes: readonly string[]): NameRoute {
  const known = routes
    .map((name) => ({ name, segments: segmentsOf(name) }))
    .sort((a, b) => compareSegments(a.segments, b.segments));
  return (path) => {
    if (path === null) return MALFORMED;
    if (path.startsWith("/_next/static/")) return "/_next/static";
    if (path.startsWith("/_next/")) return "/_next";
    const asked = segmentsOf(path).map(decoded);
    return known.find(({ segments }) => matches(segments, asked))?.name ?? UNKNOWN;
  };
}

const segmentsOf = (path: string) => path.split("/").filter(Boolean);

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

const rank = (segment: string | undefined) =>
  segment === undefined ? 0 : segment.startsWith("[...") ? 3 : segment.startsWith("[") ? 2 : 1;

function compareSegments(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const order = rank(a[at]) - rank(b[at]);
    if (order !== 0) return order;
  }
  return 0;
}

function matches(route: readonly string[], asked: readonly string[]): boolean {
  const [segment, ...rest] = route;
  if (segment === undefined) return asked.length === 0;
  if (segment.startsWith("[...")) return asked.length > 0;
  const [first, ...others] = asked;
  if (first === undefined) return false;
  return (segment.startsWith("[") || segment === first) && matches(rest, others);
}
