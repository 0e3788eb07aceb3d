import { CROCKFORD, readCrockford } from "@/lib/domain/crockford";

/** What a single word may name a case by: its reference, the code at the end of one, or a CVE ID. */
export type CaseName =
  | { kind: "reference"; reference: string }
  | { kind: "code"; code: string }
  | { kind: "cve"; cveId: string };

const CVE = /^CVE-\d{4}-\d{4,7}$/;
const REFERENCE = /^([A-Z][A-Z0-9]{0,9}-\d{4})-([0-9A-Z]{5})$/;
const CODE_LENGTH = 5;

/** How a word could name a case, whether or not there is one; null for all other words. In any case of letters. */
export function caseNamedBy(word: string): CaseName | null {
  const text = word.trim().toUpperCase();
  if (CVE.test(text)) return { kind: "cve", cveId: text };
  const [, beginning, end] = REFERENCE.exec(text) ?? [];
  if (beginning !== undefined && end !== undefined)
    return { kind: "reference", reference: `${beginning}-${readCrockford(end, CODE_LENGTH) ?? end}` };
  const isCode = text.length === CODE_LENGTH && [...text].every((char) => CROCKFORD.includes(char));
  return isCode ? { kind: "code", code: text } : null;
}
