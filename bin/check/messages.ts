import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseSync } from "oxc-parser";

/** A text of the sources that tells somebody what is wrong with what they entered or asked for. */
export type Refusal = { file: string; line: number; text: string };

/** Calls whose words reach people: checks of a schema (`.min(1, "…")`), and the refusals of lib/server/errors. */
const CALLS = new Set(
  "string number uuid url email enum union min max length int regex refine datetime date conflict AppError".split(
    " ",
  ),
);
/** Properties that carry such words. */
const CARRIERS = new Set(["message", "error"]);

type Node = { type: string; start: number } & Record<string, unknown>;

/** Every refusal in the code under `lib`, `app` and `components` that can be read off a literal or a template. */
export function refusals(): Refusal[] {
  return globSync("{lib,app,components}/**/*.{ts,tsx}")
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => !/\.test\.|\/testing\/|\(dev\)/.test(file))
    .flatMap((file) => refusalsIn(file, readFileSync(file, "utf8")));
}

/** The same of one file. Words begin with a capital letter or a value; fragments that others complete do not. */
export function refusalsIn(file: string, source: string): Refusal[] {
  const nodes = nodesOf(parseSync(file, source).program);
  const constants = new Map(
    nodes.filter(({ type }) => type === "VariableDeclarator").map(({ id, init }) => [nameOf(id), init]),
  );
  const texts = nodes.flatMap((node) => spoken(node)).flatMap((value) => literals(value, constants));
  const seen = new Set<number>();
  return texts
    .toSorted((a, b) => a.start - b.start)
    .filter(({ text, start }) => /^[A-Z…].* /.test(text) && !seen.has(start) && seen.add(start))
    .map(({ text, start }) => ({ file, line: source.slice(0, start).split("\n").length, text }));
}

/** Parts of a node that are spoken to people: arguments of a check, or the value of a carrier. */
function spoken(node: Node): unknown[] {
  if (node.type === "Property" && CARRIERS.has(nameOf(node.key))) return [node.value];
  if (node.type === "JSXAttribute" && CARRIERS.has(nameOf(node.name))) return [node.value];
  const isCall = node.type === "CallExpression" || node.type === "NewExpression";
  if (!isCall || !Array.isArray(node.arguments)) return [];
  const callee = isNode(node.callee) && "property" in node.callee ? node.callee.property : node.callee;
  return CALLS.has(nameOf(callee)) ? node.arguments : [];
}

/** The texts an expression may come to; what is put into a template reads as an ellipsis. */
function literals(
  value: unknown,
  constants: ReadonlyMap<string, unknown>,
): { text: string; start: number }[] {
  if (!isNode(value)) return [];
  const { type, start } = value;
  if (type === "Literal") return typeof value.value === "string" ? [{ text: value.value, start }] : [];
  if (type === "TemplateLiteral" && Array.isArray(value.quasis))
    return [{ text: value.quasis.map(rawOf).join("…"), start }];
  if (type === "JSXExpressionContainer") return literals(value.expression, constants);
  if (type === "Identifier") return literals(constants.get(nameOf(value)), constants);
  if (type === "ConditionalExpression" || type === "LogicalExpression")
    return [value.consequent, value.alternate, value.left, value.right].flatMap((one) =>
      literals(one, constants),
    );
  return [];
}

function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== "object" || value === null) return [];
  const below = Object.values(value).flatMap(nodesOf);
  return isNode(value) ? [value, ...below] : below;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function nameOf(value: unknown): string {
  return isNode(value) && typeof value.name === "string" ? value.name : "";
}

function rawOf(value: unknown): string {
  const part = isNode(value) ? value.value : undefined;
  return typeof part === "object" && part !== null && "cooked" in part ? String(part.cooked) : "";
}
