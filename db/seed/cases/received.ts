import type { CaseScript } from "@/db/seed/script";

/** Nobody has answered these yet: one late, one due soon, three with time left, one of which repeats another. */
export const RECEIVED: readonly CaseScript[] = [
  {
    key: "guessable-codes",
    received: "1d 4h",
    product: "server",
    answers: {
      title: "One-time codes can be guessed",
      summary:
        "The sign-in page accepts any number of tries for the six-digit code. A script on one machine found mine in " +
        "under forty minutes. The account is not locked and no mail is sent.",
      type: "access",
      version: "3.0.2",
      location: "POST /session/code\nsrc/auth/one_time_code.py",
      steps:
        "1. Sign in with a password you know.\n2. Send codes from 000000 upwards to `/session/code`.\n3. After at most a million tries you are in.",
      impact: "A known password is enough; the second factor adds a delay, not a barrier.",
      exploited: "unsure",
      already_public: "no",
      told: "nobody",
      disclosure: "none",
      reporter_kind: "researcher",
      name: "Wen Li-Hartmann",
      email: "wen@example.org",
      credit: "name",
      credit_name: "Wen Li-Hartmann",
    },
    files: [
      {
        name: "guess-codes.py",
        text: 'import itertools, requests\n\nfor n in itertools.count():\n    answer = session.post(f"{base}/session/code", data={"code": f"{n:06}"})\n    if answer.status_code == 303:\n        print("found after", n, "tries")\n        break\n',
      },
    ],
    acts: [],
  },
  {
    key: "reset-link-twice",
    received: "20h 48m",
    product: "server",
    answers: {
      title: "Password reset link works twice",
      summary:
        "The link in the reset mail stays valid after the password was changed. Whoever reads that mail later, in a " +
        "shared mailbox for example, can set another password within the hour.",
      type: "access",
      version: "3.0.1, 3.0.2",
      steps:
        "1. Ask for a reset.\n2. Use the link and set a password.\n3. Open the same link again: the form is shown and works.",
      impact: "Takeover of an account whose mail somebody else can read for an hour.",
      exploited: "no",
      already_public: "no",
      reporter_kind: "user",
      name: "Lotte Brandt",
      email: "lotte@example.org",
      credit: "name",
      credit_name: "Lotte Brandt",
    },
    acts: [],
  },
  {
    key: "export-injection",
    received: "5h 20m",
    product: "server",
    answers: {
      title: "SQL injection in the report export filter",
      summary:
        "The `columns` parameter of the report export reaches the query without quoting. I can read any table with an " +
        "account that may export one report. The log of a server I help to run shows somebody else doing the same.",
      type: "data",
      weakness: "CWE-89",
      version: "2.8.3 and 3.0.2",
      location: "src/reports/export.py, build_query()",
      configuration: "Default installation.",
      steps: "GET /reports/7/export?columns=id,(select%20token%20from%20api_tokens%20limit%201)",
      proof_of_concept: "The answer is a CSV file whose second column is an API token of another user.",
      impact: "Every row of every table can be read, tokens included.",
      exploited: "yes",
      exploited_details:
        "Twelve requests from two addresses on the night of the 14th. See the attached extract.",
      already_public: "no",
      told: "nobody",
      cvss: "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:N/VA:N/SC:H/SI:N/SA:N",
      reporter_kind: "researcher",
      credit: "anonymous",
      comments: "I would rather not say who I am. I will look in with the code.",
    },
    files: [
      {
        name: "access-log-extract.txt",
        text: '203.0.113.20 - - "GET /reports/7/export?columns=id,(select+token+from+api_tokens)" 200 4411\n203.0.113.21 - - "GET /reports/7/export?columns=id,(select+mail+from+people)" 200 90210\n',
      },
    ],
    acts: [],
  },
  {
    key: "export-columns",
    received: "2h 40m",
    product: "server",
    answers: {
      title: "SQL in the columns of the report export",
      summary:
        "The export puts the `columns` parameter into its query as it comes. With an account that may export one report " +
        "I read a token from `api_tokens`.",
      type: "data",
      weakness: "CWE-89",
      version: "3.0.2",
      location: "src/reports/export.py, build_query()",
      steps: "GET /reports/12/export?columns=id,(select%20token%20from%20api_tokens)",
      impact: "Tables that the account has nothing to do with can be read.",
      exploited: "no",
      already_public: "no",
      told: "nobody",
      reporter_kind: "researcher",
      name: "Jo Marchetti",
      email: "marchetti@example.org",
      credit: "name",
      credit_name: "Jo Marchetti",
    },
    acts: [],
  },
  {
    key: "health-page-hosts",
    received: "1h 35m",
    product: "server",
    answers: {
      title: "Health page lists internal host names",
      summary:
        "Anyone can open /health?verbose=1 and read the names and ports of the database and the mail relay behind it.",
      type: "data",
      version: "3.0.2",
      impact: "It saves an attacker the search. By itself it opens nothing.",
      exploited: "unsure",
      reporter_kind: "user",
      github: "saltmarsh-ravi",
      credit: "unsure",
    },
    acts: [],
  },
];
