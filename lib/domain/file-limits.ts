import { sizeWords } from "./size-words";

/** security.md: files. What an installation starts with; its settings may say otherwise, and hold the quota of all files. */
export const FILE_LIMITS = {
  /** With one report or one message. */
  files: 10,
  fileBytes: 26_214_400,
  caseBytes: 104_857_600,
} as const;

export type FileLimits = { [Name in keyof typeof FILE_LIMITS]: number };

/**
 * Of the room for all files, the part that may be full when somebody who is not known yet adds theirs. What is beyond it stays
 * for reporters with a code and for the team.
 */
export const STRANGERS_SHARE = 0.8;

/** However an installation is set, no message has more files. */
export const MOST_FILES = 50;

/** What to say beside a file field: "Up to 10 files, 25 MB each." */
export function fileLimitWords({ files, fileBytes }: FileLimits): string {
  return files === 1
    ? `One file, up to ${sizeWords(fileBytes)}.`
    : `Up to ${files} files, ${sizeWords(fileBytes)} each.`;
}

/** Files are sealed in pieces of this size. */
export const FRAME_BYTES = 65_536;

/** How many frames hold a file; an empty one has one, so that its end is sealed too. */
export function frameCount(sizeBytes: number): number {
  return Math.max(1, Math.ceil(sizeBytes / FRAME_BYTES));
}

export type ChosenFile = { name: string; sizeBytes: number };

/** What stands against sending these files together, each in words that say what to do; none where nothing does. */
export function choiceProblems(chosen: readonly ChosenFile[], limits: FileLimits): string[] {
  const limit = sizeWords(limits.fileBytes);
  const large = chosen
    .filter((file) => isTooLarge(file, limits))
    .map(
      ({ name }) => `${name} is too large. The limit is ${limit} a file. Take it out, or send less of it.`,
    );
  const empty = chosen.filter(({ sizeBytes }) => sizeBytes === 0).map(({ name }) => emptyFileWords(name));
  const tooMany = chosen.length - limits.files;
  if (tooMany <= 0) return [...large, ...empty];
  return [
    ...large,
    ...empty,
    `${chosen.length} files are chosen. The limit is ${limits.files} at once. Take out ${tooMany} of them.`,
  ];
}

/** Why a file of no bytes is not taken: it would be listed as if there were something in it. */
export function emptyFileWords(name: string): string {
  return `${name} is empty. Choose it again once it is written, or leave it out.`;
}

/** Whether a file is beyond the limit of one file. */
export function isTooLarge({ sizeBytes }: ChosenFile, { fileBytes }: FileLimits): boolean {
  return sizeBytes > fileBytes;
}
