import { lookUp } from "@/lib/domain/look-up";
import { BRANCH_DECISION_WORDS, BRANCH_DECISIONS } from "@/lib/domain/product/register";
import { lowerFirst } from "@/lib/domain/text";
import type { DeskEventWords } from "./act-event-words";
import { embargoMoveOf, embargoMoveWords } from "./embargo-move";
import { SAID_WORDS } from "./words";

type Data = Readonly<Record<string, unknown>>;

/** The name of a colleague, a label or a branch by its id; null where it is not known. */
export type NameOf = (id: unknown) => string | null;
export const NO_NAMES: NameOf = () => null;

const FACTS: Readonly<Record<string, string>> = {
  title: "the title",
  productId: "the product",
  product: "the product in words",
  severityReason: "why this severity",
  embargoUntil: "the embargo",
  expectedResolutionAt: "the expected resolution",
  alreadyPublic: "already public",
  exploited: "exploited",
};

/**
 * Which facts an edit changed, beside a severity and an embargo with its two ends; what is plain in the database with its new
 * answer. Empty for none.
 */
export function editedFacts(data: Data): string {
  const fields = Array.isArray(data.fields) ? data.fields.map(String) : [];
  const embargo = embargoMoveOf(data);
  const shown = fields.filter(
    (name) => Object.hasOwn(FACTS, name) && !(embargo !== null && name === "embargoUntil"),
  );
  const rated = data.severity !== undefined;
  return shown
    .filter((name) => !(rated && name === "severityReason"))
    .map((name) => {
      const said = lookUp(SAID_WORDS, String(data[name]));
      return said ? `${FACTS[name]} (${lowerFirst(said)})` : FACTS[name];
    })
    .join(", ");
}

/** The same as what was done: "moved the end of the embargo from … to …, and edited the title". */
function editedWords(data: Data): string {
  const embargo = embargoMoveOf(data);
  const facts = editedFacts(data);
  if (embargo === null) return facts === "" ? "" : `edited the facts: ${facts}`;
  return embargoMoveWords(embargo) + (facts === "" ? "" : `, and edited ${facts}`);
}

const names = (ids: unknown, nameOf: NameOf) =>
  Array.isArray(ids) ? ids.flatMap((id) => nameOf(id) ?? []).map((name) => `“${name}”`) : [];

const WORDINGS: Readonly<Record<string, (data: Data, nameOf: NameOf) => DeskEventWords | null>> = {
  "case.assigned": ({ personId }, nameOf) => {
    if (personId === null) return { icon: "edit", words: "assigned the case to nobody" };
    const name = nameOf(personId);
    return name === null ? null : { icon: "edit", words: `assigned the case to ${name}` };
  },
  "case.edited": (data) => {
    const words = editedWords(data);
    return words === "" ? null : { icon: "edit", words };
  },
  "case.labelled": ({ added, removed }, nameOf) => {
    const [on, off] = [names(added, nameOf), names(removed, nameOf)];
    const parts = [
      ...(on.length > 0 ? [`put on ${on.join(", ")}`] : []),
      ...(off.length > 0 ? [`took off ${off.join(", ")}`] : []),
    ];
    return parts.length === 0 ? null : { icon: "edit", words: `changed the labels: ${parts.join("; ")}` };
  },
  "branch.decided": ({ branchId, decision }, nameOf) => {
    const known = BRANCH_DECISIONS.find((one) => one === decision);
    if (!known) return null;
    const branch = nameOf(branchId);
    const where = branch === null ? "on a supported branch" : `on branch ${branch}`;
    return { icon: "check", words: `decided ${where}: ${lowerFirst(BRANCH_DECISION_WORDS[known])}` };
  },
};

/** What a change came to, where its event says so: ids, days and words of closed lists, never what is sealed. */
export function changeEventWords(action: string, data: Data, nameOf: NameOf): DeskEventWords | null {
  return Object.hasOwn(WORDINGS, action) ? (WORDINGS[action]?.(data, nameOf) ?? null) : null;
}
