import type { CaseScript } from "@/db/seed/script";

/** Closed without an advisory and without a rejection: taken back, left without an answer, withheld. */
export const CLOSED: readonly CaseScript[] = [
  {
    key: "log-in-the-wrong-place",
    received: "17d",
    product: "server",
    answers: {
      title: "Passwords in the server log",
      summary: "The log holds passwords of people who mistyped their name.",
      type: "data",
      version: "3.0.2",
      reporter_kind: "user",
      name: "Emil Sund",
      email: "sund@example.org",
    },
    acts: [
      {
        ago: "16d 20h",
        by: "selin",
        act: "acknowledge",
        text: "Thank you. We look for the place that writes them.",
      },
      {
        ago: "16d",
        act: "correct",
        text: "My mistake: the line comes from our own proxy, not from your server. I take the report back.",
      },
      { ago: "15d 23h", act: "withdraw" },
    ],
  },
  {
    key: "silent-crash",
    received: "57d",
    product: "hooks",
    answers: {
      title: "Crash on a large header",
      summary: "The relay stops when a header is very large.",
      type: "availability",
      version: "2.3",
      reporter_kind: "other",
    },
    acts: [
      { ago: "56d 12h", by: "selin", act: "acknowledge", text: "Received. Thank you." },
      {
        ago: "55d",
        by: "selin",
        act: "ask",
        text: "How large was the header, and which version of the relay was it? 2.3.0 refuses headers over 16 KB.",
      },
      { ago: "27d", act: "expire" },
    ],
  },
  {
    key: "mail-password-log",
    received: "81d",
    product: "agent",
    answers: {
      title: "Log line discloses the mail password",
      summary: "With debug logging, the agent prints the password of the mail account once at start.",
      type: "data",
      weakness: "CWE-532",
      version: "4.9.3",
      reporter_kind: "user",
      name: "Anna Bergqvist",
      email: "bergqvist@example.org",
      credit: "name",
      credit_name: "Anna Bergqvist",
    },
    acts: [
      { ago: "80d 15h", by: "selin", act: "acknowledge", text: "Received, and seen on 4.9.3 at once." },
      { ago: "80d 14h", by: "mara", act: "assign", to: "jonas" },
      {
        ago: "80d",
        by: "selin",
        act: "accept",
        severity: "low",
        reason: "Needs debug logging, which the manual warns about, and access to the log.",
      },
      { ago: "79d", by: "mara", act: "plan", owner: "jonas", dueInDays: -66 },
      {
        ago: "70d",
        by: "jonas",
        act: "write",
        text: "Branch 4 has ended. 5.0.0 and later never print the password; we checked every log line.",
      },
      { ago: "69d 22h", by: "mara", act: "credit", naming: "name", name: "Anna Bergqvist" },
      { ago: "69d", act: "answer credit" },
      {
        ago: "68d",
        by: "mara",
        act: "withhold",
        reason:
          "Branch 4 reached its end in June, nobody is known to run it with debug logging, and 5.x is not affected.",
        text: "We close this without an advisory: branch 4 has ended and 5.x never had the problem. Upgrading to 5 fixes it. Thank you for telling us.",
      },
    ],
  },
];
