import { z } from "zod";
import { type FileLimits, MOST_FILES } from "@/lib/domain/file-limits";
import {
  RATE_LIMIT_NAMES,
  RATE_LIMIT_WORDS,
  RATE_LIMITS,
  type RateLimitName,
} from "@/lib/domain/rate-limits";
import { amountSchema, amountWords, SIZE_UNITS } from "./amount";

const { MB, GB } = SIZE_UNITS;

/** Tries in a window where they differ from what an installation starts with. */
export type RateLimits = Partial<Record<RateLimitName, number>>;

/** What this desk takes in, and how fast; sizes in bytes. */
export type Limits = {
  reportsHeldAbove: number;
  storageQuotaBytes: number;
  fileLimits: FileLimits;
  rateLimits: RateLimits;
};

/** The form of the limits. A file fits the limit of its case; a rate that is the built-in one is not stored. */
export const limitsSchema = z
  .object({
    reportsHeldAbove: count("the reports an hour", 1, 100_000),
    quota: amountSchema(SIZE_UNITS, { what: "the room for all files", least: 100 * MB, most: 100_000 * GB }),
    files: count("the files of one message", 1, MOST_FILES),
    file: amountSchema(SIZE_UNITS, { what: "the size of one file", least: MB, most: 2 * GB }),
    caseFiles: amountSchema(SIZE_UNITS, { what: "the room for a case", least: MB, most: 100 * GB }),
    rates: z.object(
      Object.fromEntries(
        RATE_LIMIT_NAMES.map((name) => {
          const { least, most } = RATE_LIMITS[name];
          return [name, count(`“${RATE_LIMIT_WORDS[name]}”`, least, most)];
        }),
      ),
    ),
  })
  .refine(({ file, caseFiles }) => file <= caseFiles, {
    path: ["file", "amount"],
    message: "One file cannot be larger than all files of a case.",
  })
  .transform(
    ({ reportsHeldAbove, quota, files, file, caseFiles, rates }): Limits => ({
      reportsHeldAbove,
      storageQuotaBytes: quota,
      fileLimits: { files, fileBytes: file, caseBytes: caseFiles },
      rateLimits: Object.fromEntries(
        RATE_LIMIT_NAMES.flatMap((name) =>
          rates[name] === RATE_LIMITS[name].tries ? [] : [[name, rates[name]]],
        ),
      ),
    }),
  );

/** Tries in a window as they are set, whatever the environment says. */
export function savedTries(rateLimits: RateLimits, name: RateLimitName): number {
  return rateLimits[name] ?? RATE_LIMITS[name].tries;
}

/** Every limit in words, by field, for the audit. */
export function limitsInWords(limits: Limits): Record<string, string> {
  const { files, fileBytes, caseBytes } = limits.fileLimits;
  return {
    reports_held_above: String(limits.reportsHeldAbove),
    storage_quota: amountWords(SIZE_UNITS, limits.storageQuotaBytes),
    files: String(files),
    file_size: amountWords(SIZE_UNITS, fileBytes),
    case_files: amountWords(SIZE_UNITS, caseBytes),
    ...Object.fromEntries(
      RATE_LIMIT_NAMES.map((name) => [`rate.${name}`, String(savedTries(limits.rateLimits, name))]),
    ),
  };
}

function count(what: string, least: number, most: number) {
  const words = `Set ${what} to a whole number from ${least} to ${most.toLocaleString("en")}.`;
  return z
    .string(words)
    .trim()
    .regex(/^\d{1,9}$/, words)
    .transform(Number)
    .refine((value) => value >= least && value <= most, words);
}
