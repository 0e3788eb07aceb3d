import { z } from "zod";
import { parseVector } from "@/lib/domain/cvss/vector";
import { type Answers, answersFrom, OTHER_PRODUCT } from "./answers";
import { LINE_LIMIT } from "./questions";

const text = z.string().nullish();
const list = z.array(z.string()).nullish();

const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u;

/** Characters of one line: more than the longest report has, with every character escaped. */
export const LONGEST_IMPORT_LINE = 4_194_304;

/**
 * One line of an import file. `answers` holds the form's own fields; the names beside it are those that published reports
 * and advisories commonly have.
 */
export const importLineSchema = z.object({
  id: z
    .string()
    .min(1, "Give every line an id.")
    .max(LINE_LIMIT)
    .regex(PRINTABLE, "Use printable characters only."),
  answers: z.record(z.string(), z.unknown()).optional(),
  title: text,
  details: text,
  package: text,
  program: text,
  versions: z.unknown().optional(),
  weakness: text,
  cwe: list,
  cvss: list,
  severity: text,
  references: list,
  cve: list,
});
type ImportLine = z.output<typeof importLineSchema>;

/** The answers of a line. What the form has no field for is kept under "Anything else". */
export function answersOfLine(line: ImportLine): Answers {
  const vector = line.cvss?.find((one) => parseVector(one).ok);
  const weakness = line.cwe?.[0] ?? line.weakness ?? "";
  const given = {
    title: line.title,
    summary: line.details,
    product: OTHER_PRODUCT,
    product_name: line.package ?? line.program,
    weakness: weakness.length <= LINE_LIMIT ? weakness : "",
    cvss: vector,
    comments: restOf(line, vector),
    ...line.answers,
  };
  const answers = answersFrom(given);
  if (!answers.product_name) delete answers.product;
  return answers;
}

function restOf(line: ImportLine, vector: string | undefined): string {
  const versions = line.versions ? JSON.stringify(line.versions) : null;
  const other = (line.cvss ?? []).filter((one) => one !== vector);
  const rest: [string, string | null | undefined][] = [
    ["Versions", versions],
    ["Severity", line.severity],
    ["Weakness", line.weakness],
    ["CWE", line.cwe?.join(", ")],
    ["Other vectors", other.join(", ")],
    ["CVE", line.cve?.join(", ")],
    ["References", line.references?.join("\n")],
  ];
  return rest.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : [])).join("\n");
}
