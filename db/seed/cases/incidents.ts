import type { IncidentScript } from "@/db/seed/script";

export const INCIDENTS: readonly IncidentScript[] = [
  {
    key: "guest-network",
    found: "6d 9h",
    by: "selin",
    title: "Build server reachable from the guest network",
    description:
      "Found while moving the office network: the build server's admin page answered a telephone on the guest network. The rule was lost in the change of the 3rd.",
    product: "agent",
    acts: [
      {
        ago: "6d 8h",
        by: "selin",
        act: "note",
        text: "1. Stopped: rule put back at 10:12. 2. Contained: sessions of the admin page ended. 3. Logs since the 3rd copied.",
      },
      {
        ago: "6d 7h",
        by: "selin",
        act: "accept",
        severity: "medium",
        reason: "Reachable for eleven days by guests in the building; no sign-in from there in the logs.",
        product: "agent",
      },
      { ago: "6d 6h", by: "mara", act: "plan", owner: "jonas", dueInDays: 3 },
      {
        ago: "2d",
        by: "jonas",
        act: "note",
        text: "Network rules are now checked every night against the list in the repository. One alert so far, a false one.",
      },
    ],
  },
];
