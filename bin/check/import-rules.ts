/** What the files under one folder may import. Patterns are tested against paths from the project's root. */
export type Rule = {
  name: string;
  from: RegExp;
  /** Folders of ours it may import; anything else of ours is forbidden. */
  own: RegExp;
  /** Packages it may import; absent: any. Node's own modules count as `node:…`. */
  packages?: RegExp;
};

const OURS = /^(app|components|db|lib|bin|e2e|bench)\//;

/** The rooms of docs/architecture.md. Tests and db/testing are free: they set a scene. */
export const RULES: Rule[] = [
  {
    name: "lib/domain is pure: it imports itself, zod and calculators",
    from: /^lib\/domain\//,
    own: /^lib\/domain\//,
    packages: /^(zod|ae-cvss-calculator|temporal-polyfill|packageurl-js|diff)(\/|$)/,
  },
  {
    name: "db sees lib/domain; seed and factories may call use cases",
    from: /^db\/(?!seed|factories)/,
    own: /^(db\/|lib\/domain\/|lib\/server\/(crypto|env|errors))/,
  },
  { name: "primitives import nothing of ours", from: /^components\/ui\//, own: /^components\/ui\// },
  {
    name: "components get plain data: never db, queries, use cases or server code",
    from: /^components\/(?!ui\/)/,
    own: /^(components\/|lib\/domain\/)/,
  },
  {
    name: "lib/server and lib/mail see domain, db and job definitions",
    from: /^lib\/(server|mail)\//,
    own: /^(lib\/(domain|server|mail)\/|db\/|lib\/jobs\/definitions)/,
  },
  {
    name: "use cases never import the worker or pages",
    from: /^lib\/usecases\//,
    own: /^(lib\/(domain|server|mail|usecases|queries)\/|lib\/jobs\/definitions|db\/)/,
  },
  {
    name: "queries read; they never import use cases",
    from: /^lib\/queries\//,
    own: /^(lib\/(domain|server|queries)\/|db\/)/,
  },
  { name: "nothing imports app", from: /^(components|db|lib|bin)\//, own: /^(?!app\/)/ },
];

export const EXEMPT = /(\.test\.tsx?$|\/testing\/)/;

export type Edge = { from: string; to: string; typeOnly: boolean };

/** Every edge that a rule forbids, in words. `to` is a path of ours or the name of a package. */
export function violations(edges: Edge[]): string[] {
  return edges
    .filter(({ from }) => !EXEMPT.test(from))
    .flatMap(({ from, to }) =>
      RULES.filter((rule) => rule.from.test(from) && !permits(rule, to)).map(
        (rule) => `${from} imports ${to}: ${rule.name}`,
      ),
    );
}

function permits({ own, packages }: Rule, to: string): boolean {
  return OURS.test(to) ? own.test(to) : (packages?.test(to) ?? true);
}

/** Circles of imports that exist at run time, each once, as `a → b → a`. */
export function cycles(edges: Edge[]): string[] {
  const graph = new Map<string, string[]>();
  for (const { from, to, typeOnly } of edges) {
    if (!typeOnly && OURS.test(to)) graph.set(from, [...(graph.get(from) ?? []), to]);
  }
  const found = new Map<string, string>();
  const done = new Set<string>();
  const visit = (file: string, path: string[]) => {
    const at = path.indexOf(file);
    if (at >= 0) {
      const circle = path.slice(at);
      found.set([...circle].sort().join(), [...circle, file].join(" → "));
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return [...found.values()];
}
