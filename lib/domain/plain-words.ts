import type { z } from "zod";

/** What to say of a text that is too long. @param of "the name", where a form asks for several texts */
export function lengthWords(most: number | bigint, of?: string): string {
  return `Use at most ${most.toLocaleString("en")} characters${of ? ` for ${of}` : ""}.`;
}

/**
 * What to say of a value where its schema says nothing of its own: a sentence that says what to do. Zod's own words are for
 * programmers ("Too big: expected string to have <=1024 characters").
 */
export function plainWords(issue: z.core.$ZodRawIssue): string {
  // Empty or something: what that something says of it.
  const otherwise = issue.code === "invalid_union" ? issue.errors.at(-1)?.[0]?.message : undefined;
  if (otherwise) return otherwise;
  if (issue.code === "too_big" && issue.origin === "string") return lengthWords(issue.maximum);
  if (issue.code === "too_big") return `Give at most ${issue.maximum}.`;
  if (issue.code === "too_small" && issue.origin === "string" && issue.minimum > 1)
    return `Use at least ${issue.minimum} characters.`;
  if (issue.code === "too_small" && issue.origin !== "string") return `Give at least ${issue.minimum}.`;
  if (issue.input === undefined || issue.input === "") return "This is needed.";
  return "This cannot be used as it is. Reload the page, then try again.";
}
