import type { CaseScript } from "@/db/seed/script";

/** Rejected, each for another reason; some with thanks for a valid report (unranked mentions). */
export const REJECTED: readonly CaseScript[] = [
  {
    key: "code-tries-duplicate",
    received: "21h",
    product: "server",
    answers: {
      title: "No limit on tries for the second factor",
      summary: "The six-digit code of the sign-in page can be tried as often as one likes.",
      type: "access",
      version: "3.0.2",
      reporter_kind: "researcher",
      name: "Samira Holt",
      email: "holt@example.org",
      credit: "name",
      credit_name: "Samira Holt",
    },
    acts: [
      {
        ago: "19h",
        by: "selin",
        act: "duplicate",
        of: "guessable-codes",
        reason:
          "Somebody told us of the same problem a few hours before you. We keep you informed here, and thank you in the hall of fame if you agree.",
      },
      { ago: "18h", by: "mara", act: "credit", naming: "name", name: "Samira Holt" },
      { ago: "12h", act: "answer credit" },
    ],
  },
  {
    key: "forum-scripts",
    received: "26d 4h",
    answers: {
      title: "Script injection in the community forum",
      summary: "Signatures of the forum at forum.example.org are shown without escaping.",
      type: "code",
      product_name: "Community forum",
      reporter_kind: "researcher",
      name: "J. Castell",
      email: "castell@example.org",
      credit: "none",
    },
    acts: [
      {
        ago: "25d 21h",
        by: "selin",
        act: "acknowledge",
        text: "Thank you. The forum is run by a group of users, so we check whom to tell.",
      },
      {
        ago: "25d",
        by: "selin",
        act: "reject",
        outcome: "out_of_scope",
        reason:
          "The forum is neither ours nor on our machines. With your permission we pass your report to its administrators; write here if you agree.",
      },
    ],
  },
  {
    key: "regex-library",
    received: "64d",
    product: "server",
    answers: {
      title: "Pattern library hangs on nested groups",
      summary:
        "A search of forty brackets keeps one worker busy for a minute. The time is spent inside the pattern library.",
      type: "availability",
      weakness: "CWE-1333",
      version: "3.0.0",
      reporter_kind: "user",
      name: "Ravi Stone",
      email: "ravi@example.org",
      credit: "name",
      credit_name: "Ravi Stone",
    },
    acts: [
      { ago: "63d 15h", by: "selin", act: "acknowledge", text: "Received. We look where the time goes." },
      {
        ago: "60d",
        by: "selin",
        act: "reject",
        outcome: "upstream",
        reason:
          "The library's maintainers confirmed it to us and fix it in their next version. We limit searches to two seconds until then, in 3.0.1.",
      },
      { ago: "59d", by: "mara", act: "credit", naming: "name", name: "Ravi Stone" },
      { ago: "58d", act: "answer credit" },
    ],
  },
  {
    key: "version-header",
    received: "33d 6h",
    product: "server",
    answers: {
      title: "Version number shown in a header",
      summary: "Every answer carries `Server: example-server/3.0.2`.",
      type: "data",
      version: "3.0.2",
      reporter_kind: "other",
      credit: "unsure",
    },
    acts: [
      {
        ago: "33d",
        by: "selin",
        act: "acknowledge",
        text: "Thank you. We talk about it at the next meeting.",
      },
      {
        ago: "32d 20h",
        by: "selin",
        act: "rate",
        vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N",
        cwe: "CWE-1295",
        impact: {},
      },
      {
        ago: "32d",
        by: "selin",
        act: "reject",
        outcome: "not_a_vulnerability",
        reason:
          "The version is public on purpose: people need it to know whether an advisory concerns them. Nothing can be done with it that the release notes do not allow.",
      },
    ],
  },
  {
    key: "open-metrics",
    received: "71d",
    product: "agent",
    answers: {
      title: "Metrics can be read by everyone",
      summary: "On our machines /metrics answers anybody and shows the names of all jobs.",
      type: "data",
      version: "5.3.1",
      configuration: "listen = 0.0.0.0, as in our automation",
      reporter_kind: "user",
      name: "Coastal Hosting",
      email: "coastal@example.org",
      credit: "anonymous",
    },
    acts: [
      {
        ago: "70d 12h",
        by: "selin",
        act: "acknowledge",
        text: "Thank you. Is `listen` set by you or by our package?",
      },
      { ago: "69d", act: "reply", text: "By us. The package says 127.0.0.1." },
      {
        ago: "68d",
        by: "selin",
        act: "reject",
        outcome: "operator_configuration",
        reason:
          "With `listen = 0.0.0.0` the agent answers everyone, as the manual says. To close it: set `listen` back, or put `metrics_token` in `agent.toml`. We made the warning in the manual red.",
      },
      { ago: "67d", by: "mara", act: "credit", naming: "anonymous", name: "" },
      { ago: "66d", act: "answer credit" },
    ],
  },
  {
    key: "cold-boot",
    received: "55d",
    product: "agent",
    answers: {
      title: "Agent stops after a leap second",
      summary: "After the last leap second the agent did not come back on one of nine machines.",
      type: "availability",
      version: "5.2.0",
      reporter_kind: "user",
      name: "Oda Winter",
      email: "winter@example.org",
      credit: "none",
    },
    acts: [
      {
        ago: "54d 13h",
        by: "selin",
        act: "acknowledge",
        text: "Received. Do you still have the log of that night?",
      },
      { ago: "53d", act: "correct", text: "The version was 5.1.4, not 5.2.0. The log is gone, sorry." },
      {
        ago: "50d",
        by: "selin",
        act: "reject",
        outcome: "not_reproducible",
        reason:
          "We ran 5.1.4 and 5.4.1 through two hundred simulated leap seconds and saw no stop. If it comes back, reopen this with the log.",
      },
    ],
  },
  {
    key: "guaranteed-traffic",
    received: "22d",
    answers: {
      title: "URGENT critical security offer",
      summary: "We guarantee first place in all search engines. Answer within 24 hours for a discount.",
      reporter_kind: "other",
    },
    acts: [
      { ago: "21d 20h", by: "selin", act: "reject", outcome: "spam" },
      { ago: "21d 18h", by: "mara", act: "reject", outcome: "spam" },
    ],
  },
];
