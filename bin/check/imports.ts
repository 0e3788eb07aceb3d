import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parseSync } from "oxc-parser";
import { cycles, type Edge, violations } from "@/bin/check/import-rules";

const files = globSync("{app,components,db,lib,bin,bench,e2e}/**/*.{ts,tsx}").map((file) =>
  file.split(path.sep).join("/"),
);
const edges = files.flatMap(edgesOf);
const problems = [...violations(edges), ...cycles(edges).map((circle) => `a circle of imports: ${circle}`)];
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.stderr.write(
  `${files.length} files, ${edges.length} imports, ${problems.length} against the rules\n`,
);
process.exitCode = problems.length > 0 ? 1 : 0;

function edgesOf(from: string): Edge[] {
  const source = readFileSync(from, "utf8");
  const { module } = parseSync(from, source);
  const edge = (specifier: string, typeOnly: boolean): Edge => ({
    from,
    to: resolve(from, specifier),
    typeOnly,
  });
  const imports = module.staticImports.map((entry) =>
    edge(entry.moduleRequest.value, entry.entries.length > 0 && entry.entries.every(({ isType }) => isType)),
  );
  const exports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [edge(moduleRequest.value, isType)] : [],
    ),
  );
  // Loaded later on purpose: against the rules all the same, but no circle at start-up.
  const later = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const text = source.slice(start, end);
    return /^["'][^"']+["']$/.test(text) ? [edge(text.slice(1, -1), true)] : [];
  });
  return [...imports, ...exports, ...later];
}

/** Our own file as a path from the root, a package by its name as written. */
function resolve(from: string, specifier: string): string {
  const base = specifier.startsWith("@/")
    ? specifier.slice(2)
    : specifier.startsWith(".")
      ? path.posix.join(path.posix.dirname(from), specifier)
      : null;
  if (base === null) return specifier;
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`];
  return candidates.find((file) => existsSync(file) && statSync(file).isFile()) ?? base;
}
