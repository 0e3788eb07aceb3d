import type { Act } from "@/db/seed/script";

/** How the team keeps its cases in sight, by the keys of the cases: the latest that happened on each. */
export const TRIAGE: Readonly<Record<string, readonly Act[]>> = {
  "archive-overflow": [
    { ago: "1h 20m", by: "mara", act: "label", labels: ["memory safety", "has a workaround"] },
    { ago: "1h 10m", by: "mara", act: "watch" },
    { ago: "1h", by: "selin", act: "watch" },
  ],
  "guessable-codes": [{ ago: "1h 20m", by: "selin", act: "label", labels: ["authentication"] }],
  "reset-link-twice": [
    { ago: "1h 20m", by: "selin", act: "label", labels: ["authentication", "regression"] },
  ],
  "empty-token": [
    { ago: "1h 20m", by: "mara", act: "label", labels: ["authentication"] },
    { ago: "1h 10m", by: "mara", act: "watch" },
    { ago: "1h", by: "tomas", act: "watch" },
  ],
  "build-key": [{ ago: "1h 20m", by: "mara", act: "label", labels: ["supply chain"] }],
  "update-downgrade": [
    { ago: "1h 20m", by: "mara", act: "label", labels: ["supply chain"] },
    { ago: "1h", by: "noor", act: "watch" },
  ],
  "job-arguments": [
    { ago: "1h 20m", by: "selin", act: "label", labels: ["has a workaround"] },
    { ago: "1h 15m", by: "selin", act: "wait for", whom: "upstream", party: "The cache library" },
  ],
  "mail-certificate": [
    { ago: "1h 15m", by: "mara", act: "wait for", whom: "vendor", party: "Tern Appliances" },
    { ago: "1h", by: "jonas", act: "watch" },
  ],
  "link-previews": [{ ago: "1h 15m", by: "mara", act: "wait for", whom: "coordinator", party: "ExCERT" }],
  "user-lookup-timing": [
    { ago: "1h 20m", by: "selin", act: "label", labels: ["hardening"] },
    { ago: "1h 10m", by: "selin", act: "snooze", dueInDays: 2 },
  ],
  "guest-network": [{ ago: "1h 10m", by: "selin", act: "snooze", dueInDays: 5 }],
  "csv-formulas": [{ ago: "1h 20m", by: "mara", act: "label", labels: ["hardening"] }],
};
