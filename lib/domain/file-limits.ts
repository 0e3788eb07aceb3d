/** security.md: files. The quota of the whole installation is a setting. */
export const FILE_LIMITS = {
  /** With one report or one message. */
  files: 10,
  fileBytes: 26_214_400,
  caseBytes: 104_857_600,
} as const;

export type FileLimits = { [Name in keyof typeof FILE_LIMITS]: number };

/** Files are sealed in pieces of this size. */
export const FRAME_BYTES = 65_536;

/** How many frames hold a file; an empty one has one, so that its end is sealed too. */
export function frameCount(sizeBytes: number): number {
  return Math.max(1, Math.ceil(sizeBytes / FRAME_BYTES));
}
