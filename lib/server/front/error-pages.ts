import { NOWHERE, sideOf } from "@/lib/domain/nowhere";
import { problemPage } from "./frame";
import type { ErrorPages } from "./readable-errors";
import { overloadProblem, refusalProblem } from "./refusal";

/** The product's pages for where there is nothing, no room, and for a failure of ours; none depends on what was looked for. */
export const errorPages: ErrorPages = async (status, { path, reference, overload }) => {
  const side = sideOf(path);
  if (overload) return problemPage(overloadProblem(overload.publicMessage, path), side);
  if (status !== 404) return problemPage(refusalProblem("failed", reference), side);
  const { title, words, ways } = NOWHERE;
  return problemPage({ title, words, ways: ways[side], calm: true }, side);
};
