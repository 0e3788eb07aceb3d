import type { CaseScript } from "@/db/seed/script";

/** Public, two of them before there was a fix. */
export const PUBLISHED: readonly CaseScript[] = [
  {
    key: "empty-token",
    received: "3d 8h",
    product: "agent",
    answers: {
      title: "Sign-in bypass with an empty device token",
      summary:
        "A device that sends an empty token is taken for the one registered first. We see this used on two of our machines.",
      type: "access",
      weakness: "CWE-287",
      version: "5.4.0, 5.4.1",
      impact: "Full control over the first registered device, from the network.",
      exploited: "yes",
      exploited_details: "Commands from an address that is not ours, since Tuesday. Logs attached.",
      already_public: "unsure",
      reporter_kind: "user",
      name: "Coastal Hosting",
      email: "coastal@example.org",
      credit: "name",
      credit_name: "Coastal Hosting",
    },
    files: [
      {
        name: "agent.log",
        text: 'level=info msg="device signed in" device=1 token="" remote=203.0.113.77\nlevel=info msg="command accepted" device=1 command=shell\n',
      },
    ],
    acts: [
      {
        ago: "3d 7h",
        by: "mara",
        act: "acknowledge",
        text: "Thank you for the logs. Please set `listen = 127.0.0.1` in the agent's configuration now; we treat this as an emergency.",
      },
      { ago: "3d 7h", by: "mara", act: "assign", to: "jonas" },
      {
        ago: "3d 6h",
        by: "selin",
        act: "rate",
        vector: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:A",
        cwe: "CWE-287",
        cve: "CVE-2026-00057",
        impact: {
          elevation: ["total", "No account is needed to run commands as the agent."],
          confidentiality: ["total", "Commands read everything."],
          integrity: ["total", "Commands change everything."],
          availability: ["total", "Commands stop everything."],
        },
      },
      {
        ago: "3d 5h 50m",
        by: "selin",
        act: "affected",
        rows: [{ product: "agent", introduced: "5.4.0", lastAffected: "5.4.1" }],
      },
      { ago: "3d 5h 40m", by: "selin", act: "accept" },
      {
        ago: "3d 5h",
        by: "mara",
        act: "advise",
        text: {
          summary:
            "An empty device token opens the first registered device. It is being used. There is no fix yet: let the agent listen on the machine itself only.",
          details:
            "An empty token compares equal to the unset token of the first device. Requests seen so far come with the header `X-Device-Token:` and nothing behind it.\n\nA fixed version is being built. This page will name it.",
          workaround:
            "Set `listen = 127.0.0.1` in `agent.toml` and restart the agent, or close port 8443 to the outside.",
        },
      },
      {
        ago: "3d 4h 30m",
        by: "mara",
        act: "publish emergency",
        reason: "Exploited on at least two machines before it was reported.",
      },
      { ago: "3d 4h", by: "mara", act: "plan", owner: "jonas", dueInDays: 2 },
      {
        ago: "2d 5h",
        by: "mara",
        act: "write",
        text: "The advisory with the workaround is public. 5.4.2 is being tested; you get it before anyone else if you want to try.",
      },
    ],
  },
  {
    key: "leaked-sample",
    received: "15d 3h",
    product: "hooks",
    answers: {
      title: "Replay of hooks for an hour after they were sent",
      summary:
        "A hook that was seen once can be sent again for an hour. A working example was posted to a chat group yesterday; I do not know by whom.",
      type: "access",
      weakness: "CWE-294",
      version: "2.0.0 to 2.4.0",
      impact: "Deployments can be triggered again with old contents.",
      exploited: "unsure",
      already_public: "yes",
      public_details: "A chat group of about four hundred people.",
      reporter_kind: "user",
      credit: "none",
    },
    acts: [
      {
        ago: "15d",
        by: "selin",
        act: "acknowledge",
        text: "Thank you for telling us about the post. We are on it.",
      },
      { ago: "14d 23h", by: "selin", act: "assign", to: "mara" },
      {
        ago: "14d 22h",
        by: "selin",
        act: "rate",
        vector: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:H/VA:N/SC:N/SI:N/SA:N/E:P",
        cwe: "CWE-294",
        impact: { integrity: ["total", "An old deployment replaces the current one."] },
      },
      {
        ago: "14d 21h",
        by: "selin",
        act: "affected",
        rows: [{ product: "hooks", introduced: "2.0.0", lastAffected: "2.4.0" }],
      },
      { ago: "14d 20h", by: "selin", act: "accept" },
      {
        ago: "14d 19h",
        by: "mara",
        act: "advise",
        text: {
          summary:
            "A hook that was seen once can be sent again for an hour. An example is public. Shorten the time window until 2.5.0 is out.",
          details:
            "The time stamp of a hook is checked against one hour and nothing remembers what was received. Whoever can read one request can send it again.\n\n2.5.0 will keep the ids of the last hour.",
          workaround: "Set `max_age = 30` in `hooks.toml`. Clocks must agree to within thirty seconds.",
        },
      },
      {
        ago: "14d 18h",
        by: "mara",
        act: "publish emergency",
        reason: "A working example was posted in public.",
      },
      {
        ago: "8d",
        by: "mara",
        act: "write",
        text: "The advisory is public with a workaround. We plan 2.5.0 for next month and write again before that.",
      },
    ],
  },
  {
    key: "csv-formulas",
    received: "47d",
    product: "server",
    answers: {
      title: "CSV export runs formulas",
      summary:
        "Cells that start with `=` are exported as they are. A spreadsheet runs them when the file is opened.",
      type: "code",
      weakness: "CWE-1236",
      version: "3.0.0 to 3.0.2",
      impact: "A comment can run a formula on the machine of whoever opens the export.",
      exploited: "no",
      reporter_kind: "researcher",
      name: "Noor A.",
      email: "noor.a@example.org",
      credit: "name",
      credit_name: "Noor A.",
    },
    acts: [
      {
        ago: "46d 14h",
        by: "selin",
        act: "acknowledge",
        text: "Received. We look at every export, not only this one.",
      },
      { ago: "46d 13h", by: "mara", act: "assign", to: "jonas" },
      {
        ago: "45d",
        by: "selin",
        act: "rate",
        vector: "CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:L/I:L/A:L",
        cwe: "CWE-1236",
        impact: {
          integrity: ["limited", "A formula changes the sheet it is opened in."],
          confidentiality: ["limited", "A formula can send cells of the sheet away."],
        },
      },
      { ago: "44d", by: "selin", act: "accept", text: "Confirmed in two of three exports, medium." },
      { ago: "43d", by: "mara", act: "plan", owner: "jonas", dueInDays: -8 },
      {
        ago: "33d",
        by: "jonas",
        act: "write",
        text: "Cells that begin with =, +, - or @ get a leading apostrophe in every export.",
      },
      { ago: "20d", by: "jonas", act: "write", text: "In review. It ships with 3.0.3." },
      { ago: "12d", by: "jonas", act: "decide", branch: "3.0", decision: "fix", text: "3.0.3" },
      {
        ago: "12d",
        by: "jonas",
        act: "decide",
        branch: "2.8",
        decision: "wont_fix",
        text: "2.8 has no export.",
      },
      {
        ago: "11d 12h",
        by: "jonas",
        act: "fix",
        reference: "Commit 31c9d0a",
        evidence: "Run 2202: 60 cells in three exports, opened in two spreadsheets.",
      },
      { ago: "11d 11h", by: "jonas", act: "fix ready" },
      {
        ago: "8d",
        by: "selin",
        act: "affected",
        rows: [{ product: "server", introduced: "3.0.0", fixed: "3.0.3" }],
      },
      {
        ago: "7d 20h",
        by: "selin",
        act: "advise",
        text: {
          summary:
            "Exports contained cells that spreadsheets run as formulas. Upgrade to 3.0.3 before opening an export of untrusted text.",
          details:
            "Text that begins with `=`, `+`, `-` or `@` was exported unchanged. Spreadsheets take such cells for formulas.\n\n3.0.3 writes an apostrophe in front of them.",
        },
      },
      { ago: "6d", by: "tomas", act: "approve" },
      { ago: "5d", by: "mara", act: "schedule" },
      { ago: "4d", by: "mara", act: "credit", naming: "name", name: "Noor A." },
      { ago: "3d 23h", by: "tomas", act: "publish" },
      {
        ago: "3d 22h",
        by: "mara",
        act: "told",
        text: "3.0.3 is out and the advisory is public. Please say whether we may thank you by name; nothing is printed until you do.",
      },
    ],
  },
];
