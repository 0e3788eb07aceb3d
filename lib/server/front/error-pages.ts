import { NOWHERE, sideOf } from "@/lib/domain/nowhere";
import { problemPage } from "./frame";
import type { ErrorPages } from "./readable-errors";
import { refusalProblem } from "./refusal";

/** The product's pages for where there is nothing, and for a failure of ours; neither depends on what was looked for. */
export const errorPages: ErrorPages = async (status, { path, reference }) => {
  const side = sideOf(path);
  if (status !== 404) return problemPage(refusalProblem("failed", reference), side);
  const { title, words, ways } = NOWHERE;
  return problemPage({ title, words, ways: ways[side], calm: true }, side);
};
