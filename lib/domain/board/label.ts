/** How a label is drawn, by its token: never the only thing that tells labels apart, since each shows its name. */
export const LABEL_TONES = ["neutral", "accent", "warn", "vendor", "ok"] as const;
export type LabelTone = (typeof LABEL_TONES)[number];

export const LABEL_TONE_WORDS: Record<LabelTone, string> = {
  neutral: "Plain",
  accent: "Accent",
  warn: "Amber",
  vendor: "Blue",
  ok: "Green",
};
