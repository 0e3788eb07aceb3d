/** How MITRE rates an entry for naming the root cause of a vulnerability. Apart from the list, for the browser. */
export const MAPPING_USAGES = ["allowed", "review", "discouraged", "prohibited"] as const;

export type MappingUsage = (typeof MAPPING_USAGES)[number];

export const MAPPING_LABELS: Record<MappingUsage, string> = {
  allowed: "mapping allowed",
  review: "mapping allowed with review",
  discouraged: "mapping discouraged",
  prohibited: "mapping prohibited",
};

/** A weakness as a search shows it, with what to know before it is chosen and the entries to look at instead. */
export type WeaknessFound = {
  id: number;
  name: string;
  usage: MappingUsage;
  /** Only `refused` stops it. */
  verdict: "fine" | "warned" | "refused";
  advice: string;
  better: { id: number; name: string }[];
};
