import { inArray } from "drizzle-orm";
import { z } from "zod";
import { cases } from "@/db/schema";
import { ACT_NAMES, mayEverAct } from "@/lib/domain/board/act-actions";
import {
  type ActDone,
  type ActName,
  type ActRefused,
  type ActResult,
  type ActsAnswer,
  type CaseAct,
  MOST_CASES,
} from "@/lib/domain/board/acts";
import { doneWords } from "@/lib/domain/board/done-words";
import { NEED_WORDS } from "@/lib/domain/case/needs";
import { lastChanger } from "@/lib/queries/last-change";
import { parseInput } from "@/lib/server/access";
import { AppError, conflict, forbidden, invalid, unauthenticated } from "@/lib/server/errors";
import { read } from "@/lib/server/read";
import { reportIfUnexpected, reportUnexpected } from "@/lib/server/unexpected";
import type { Caller } from "@/lib/server/use-case";
import { PERFORMERS, type Performed } from "./acts";

const act = z.enum(ACT_NAMES as [ActName, ...ActName[]], "There is no such act.");
const input = z.record(z.string(), z.unknown()).default({});
const ref = z.object({
  id: z.uuid("This is not a case id."),
  version: z.int("Say which version of the case was seen."),
});
const several = <Item extends z.ZodType>(item: Item) =>
  z.array(item).min(1, "Choose a case.").max(MOST_CASES, `At most ${MOST_CASES} cases at once.`);

const oneAct = z.object({ act, input, cases: several(ref) });
const manyActs = z.object({ acts: several(ref.extend({ act, input })) });

type Step = z.infer<typeof ref> & { act: ActName; input: Record<string, unknown> };

/**
 * Does an act to many cases, or acts that undo others, each in a transaction of its own by the use case of one case. Some can
 * be refused while others are done; every case has its result. @throws AppError for a body that makes no sense as a whole
 */
export async function actOnCases(caller: Caller, body: unknown): Promise<ActsAnswer> {
  if (caller.actor.type !== "person") throw unauthenticated();
  const steps = stepsOf(body);
  for (const name of new Set(steps.map((step) => step.act)))
    if (!mayEverAct(caller.actor, name)) throw forbidden();
  const references = await referencesOf(caller, steps);
  const results: ActResult[] = [];
  for (const step of steps) results.push(await perform(caller, step, references.get(step.id) ?? null));
  return { words: summary(results), results };
}

function stepsOf(body: unknown): Step[] {
  const isList = z.looseObject({ acts: z.unknown().refine((acts) => acts !== undefined) });
  const steps = isList.safeParse(body).success
    ? parseInput(manyActs, body).acts
    : allOf(parseInput(oneAct, body));
  if (new Set(steps.map(({ id }) => id)).size < steps.length)
    throw invalid([{ field: "cases", message: "A case stands in the list twice." }]);
  return steps;
}

function allOf({ cases: chosen, ...what }: z.infer<typeof oneAct>): Step[] {
  return chosen.map((one) => ({ ...what, ...one }));
}

// Refusals are told by the reference; a case this person does not see has none.
async function referencesOf({ actor }: Caller, steps: readonly Step[]): Promise<Map<string, string>> {
  const ids = steps.map(({ id }) => id);
  const rows = await read(actor, ({ tx }) =>
    tx.select({ id: cases.id, reference: cases.reference }).from(cases).where(inArray(cases.id, ids)),
  );
  return new Map(rows.map(({ id, reference }) => [id, reference]));
}

async function perform(caller: Caller, step: Step, reference: string | null): Promise<ActResult> {
  const { id, version } = step;
  try {
    return doneOf(id, await PERFORMERS[step.act](caller, { caseId: id, version }, step.input));
  } catch (error) {
    return refusalOf(id, reference, await named(caller, id, error));
  }
}

// Refused because somebody was first: it is said who, and nothing was being written here that could be lost.
async function named({ actor }: Caller, caseId: string, error: unknown): Promise<unknown> {
  const stale = error instanceof AppError && error.details.current !== undefined;
  if (!stale || actor.type !== "person") return error;
  // The refusal holds without the name: what fails here must not cost what the other cases say.
  const who = await lastChanger(actor, caseId).catch(reportIfUnexpected);
  if (who === undefined) return error;
  const change = who === null ? "You changed this case elsewhere" : `${who} changed this case`;
  return conflict(`${change} meanwhile. Look at it, then try again.`, error.details);
}

function doneOf(id: string, performed: Performed): ActDone {
  const { reference, version, changed, words, undo, undoUntil, final } = performed;
  return {
    id,
    done: true,
    reference,
    version,
    changed,
    words: changed ? words : "stood so before",
    // The two parts come from one inverse, so they belong together.
    undo: changed && undo ? ({ ...undo, id, version } as CaseAct) : null,
    undoUntil: undoUntil?.toISOString() ?? null,
    final: changed ? (final ?? null) : null,
  };
}

function refusalOf(id: string, reference: string | null, error: unknown): ActRefused {
  const refused = { id, done: false, reference } as const;
  if (!(error instanceof AppError)) {
    const message = `Something went wrong on our side. Reference ${reportUnexpected(error)}.`;
    return { ...refused, code: "internal", message, missing: [], fields: [] };
  }
  const { missing = [], fields = [] } = error.details;
  return {
    ...refused,
    code: error.code,
    message: error.publicMessage,
    missing: missing.map((need) => NEED_WORDS[need]),
    fields,
  };
}

function summary(results: readonly ActResult[]): string {
  const refused = results.flatMap((result) =>
    result.done ? [] : [`${result.reference ?? "A case that is not there"}: ${result.message}`],
  );
  const more = refused.length > 1 ? ` And ${refused.length - 1} more.` : "";
  return refused.length === 0 ? doneWords(results) : `${doneWords(results)} ${refused[0]}${more}`;
}
