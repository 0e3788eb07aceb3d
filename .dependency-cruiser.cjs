/** The rooms of docs/architecture.md: what each may import. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: "\\.test\\.tsx?$|/testing/" },
  to: { path: "^(app|components|db|lib|bin)/", pathNot: allowed },
});

module.exports = {
  forbidden: [
    only("domain-is-pure", "^lib/domain/", "^lib/domain/", "lib/domain imports zod and itself"),
    {
      name: "domain-without-io",
      severity: "error",
      from: { path: "^lib/domain/", pathNot: "\\.test\\.ts$" },
      to: {
        dependencyTypes: ["core", "npm"],
        pathNot: "node_modules/(zod|ae-cvss-calculator|temporal-polyfill)/",
      },
    },
    only(
      "db-sees-domain",
      "^db/",
      "^(db|lib/domain|lib/server/(crypto|env|errors))/?",
      "db imports domain; seed may call use cases",
    ),
    only("ui-stands-alone", "^components/ui/", "^components/ui/", "primitives import nothing of ours"),
    only(
      "components-get-plain-data",
      "^components/(?!ui/)",
      "^(components|lib/domain)/",
      "components never import db, queries or use cases",
    ),
    only(
      "server-below-use-cases",
      "^lib/(server|mail)/",
      "^(lib/(domain|server|mail)|db|lib/jobs/definitions)",
      "lib/server and lib/mail see domain, db and job definitions",
    ),
    only(
      "use-cases",
      "^lib/usecases/",
      "^(lib/(domain|server|mail|usecases|queries|jobs/definitions)|db)",
      "use cases never import the worker or pages",
    ),
    only(
      "queries",
      "^lib/queries/",
      "^(lib/(domain|server|queries)|db)",
      "queries read; they never import use cases",
    ),
    {
      name: "nothing-imports-app",
      severity: "error",
      from: { path: "^(components|db|lib|bin)/" },
      to: { path: "^app/" },
    },
    {
      name: "no-circular",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default"],
    },
  },
};
