import type { Impact, ProductKey } from "@/db/seed/script";

/** A case of earlier times, told in one row: reported, fixed, published, thanked. */
export type Past = {
  key: string;
  /** Days before now when it was published. */
  published: number;
  /** Days from report to publication. */
  took: number;
  product: ProductKey;
  branches: readonly [name: string, version: string][];
  introduced: string;
  title: string;
  summary: string;
  told: string;
  details: string;
  vector: string;
  cwe: string;
  impact: Impact;
  thanks: { naming: "name" | "pseudonym" | "anonymous"; name: string } | null;
};

export const PAST: readonly Past[] = [
  {
    key: "header-smuggling",
    published: 8,
    took: 34,
    product: "server",
    branches: [
      ["3.0", "3.0.2"],
      ["2.8", "2.8.3"],
    ],
    introduced: "2.0.0",
    title: "Header smuggling in proxy mode",
    summary: "A request with two lengths is read differently by the server and by the proxy before it.",
    told: "In proxy mode, requests with two Content-Length headers could carry a second request past the proxy. Upgrade to 3.0.2 or 2.8.3.",
    details:
      "The server took the last length, most proxies the first. What lay between them was read as the next request, with the rights of whoever came next.\n\nFixed versions refuse such requests with 400.",
    vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N",
    cwe: "CWE-444",
    impact: { integrity: ["total", "Requests run with somebody else's session."] },
    thanks: { naming: "name", name: "Ada Example" },
  },
  {
    key: "desktop-redirect",
    published: 20,
    took: 25,
    product: "server",
    branches: [
      ["3.0", "3.0.2"],
      ["2.8", "2.8.3"],
    ],
    introduced: "2.4.0",
    title: "Open redirect after sign-in",
    summary: "The desktop sign-in page sends people to any address that starts with two slashes.",
    told: "The sign-in page followed addresses of other hosts. Upgrade to 3.0.2 or 2.8.3.",
    details: "The check looked for a leading slash only. `//host` begins with one and leads elsewhere.",
    vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N",
    cwe: "CWE-601",
    impact: { integrity: ["limited", "A page that looks like ours can ask for the password again."] },
    thanks: { naming: "pseudonym", name: "Kim" },
  },
  {
    key: "loader-race",
    published: 44,
    took: 61,
    product: "server",
    branches: [
      ["3.0", "3.0.1"],
      ["2.8", "2.8.2"],
    ],
    introduced: "2.1.0",
    title: "Time-of-check race in the plugin loader",
    summary: "The signature of a plugin is checked before the file is opened a second time to run it.",
    told: "A local user could swap a plugin between the check and the load. Upgrade to 3.0.1 or 2.8.2.",
    details: "The file is now opened once, checked and run from memory.",
    vector: "CVSS:4.0/AV:L/AC:H/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
    cwe: "CWE-367",
    impact: {
      elevation: ["total", "A local user runs code as the server."],
      integrity: ["total", "The server's data can be changed."],
    },
    thanks: { naming: "anonymous", name: "" },
  },
  {
    key: "byte-compare",
    published: 93,
    took: 28,
    product: "hooks",
    branches: [["2", "2.4.0"]],
    introduced: "2.0.0",
    title: "Webhook signature compared byte by byte",
    summary: "The time of the answer tells how much of a signature is right.",
    told: "Signatures could be guessed from response times on a fast network. Upgrade to 2.4.0.",
    details: "Signatures are now compared in constant time.",
    vector: "CVSS:4.0/AV:A/AC:H/AT:N/PR:N/UI:N/VC:N/VI:H/VA:N/SC:N/SI:N/SA:N",
    cwe: "CWE-208",
    impact: { integrity: ["total", "A guessed signature makes any hook valid."] },
    thanks: { naming: "name", name: "Tomás Quill" },
  },
  {
    key: "rate-of-codes",
    published: 218,
    took: 40,
    product: "agent",
    branches: [["5", "5.2.0"]],
    introduced: "5.0.0",
    title: "Missing limit on pairing codes",
    summary: "A pairing code of six digits can be tried without end while the window is open.",
    told: "Pairing codes could be guessed during the ten minutes they are valid. Upgrade to 5.2.0.",
    details: "After five wrong codes the window closes.",
    vector: "CVSS:4.0/AV:A/AC:L/AT:P/PR:N/UI:N/VC:L/VI:H/VA:N/SC:N/SI:N/SA:N",
    cwe: "CWE-307",
    impact: {
      elevation: ["limited", "A stranger on the same network pairs a device."],
      integrity: ["total", "A paired device takes commands."],
    },
    thanks: { naming: "name", name: "Wen Li-Hartmann" },
  },
  {
    key: "comment-script",
    published: 345,
    took: 52,
    product: "server",
    branches: [["2.8", "2.8.1"]],
    introduced: "2.2.0",
    title: "Stored script in comments",
    summary: "A comment with a broken link runs a script for its readers.",
    told: "A crafted link in a comment ran a script in readers' browsers. Upgrade to 2.8.1.",
    details: "Links were rebuilt by hand after cleaning. They are now built by the cleaner itself.",
    vector: "CVSS:3.1/AV:N/AC:L/PR:L/UI:R/S:C/C:L/I:L/A:N",
    cwe: "CWE-79",
    impact: { integrity: ["limited", "Acts of readers can be forged."] },
    thanks: { naming: "name", name: "Ada Example" },
  },
  {
    key: "quota-wrap",
    published: 430,
    took: 30,
    product: "server",
    branches: [["2.8", "2.8.0"]],
    introduced: "2.0.0",
    title: "Integer wrap in the quota counter",
    summary: "After four gigabytes the counter starts again at zero.",
    told: "Large uploads reset the quota of a user. Upgrade to 2.8.0.",
    details: "The counter was 32 bits wide and is 64 bits wide now.",
    vector: "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:L",
    cwe: "CWE-190",
    impact: { availability: ["limited", "The disk can be filled."] },
    thanks: { naming: "name", name: "Oskar Vint" },
  },
  {
    key: "device-fixation",
    published: 508,
    took: 47,
    product: "agent",
    branches: [["5", "5.0.2"]],
    introduced: "5.0.0",
    title: "Session fixation on the device page",
    summary: "The device page keeps the session it had before signing in.",
    told: "A session prepared by somebody else stayed valid after signing in. Upgrade to 5.0.2.",
    details: "A new session begins at every sign-in.",
    vector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:H/I:H/A:N",
    cwe: "CWE-384",
    impact: {
      confidentiality: ["total", "Everything the person sees can be seen."],
      integrity: ["total", "Everything the person does can be done."],
    },
    thanks: { naming: "name", name: "Ines Falk" },
  },
  {
    key: "image-token",
    published: 605,
    took: 9,
    product: "server",
    branches: [["2.8", "2.6.4"]],
    introduced: "2.6.0",
    title: "Default token in the container image",
    summary: "Every container starts with the same administration token unless one is given.",
    told: "Containers started without a token shared a known one. Set a token, or upgrade to 2.6.4.",
    details:
      "The image held a token for tests. Images from 2.6.4 on make one at first start and print it once.",
    vector: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
    cwe: "CWE-798",
    impact: {
      elevation: ["total", "Anybody is an administrator."],
      confidentiality: ["total", "Administrators read everything."],
      integrity: ["total", "Administrators change everything."],
    },
    thanks: { naming: "name", name: "Coastal CERT" },
  },
  {
    key: "invite-randomness",
    published: 744,
    took: 35,
    product: "server",
    branches: [["2.8", "2.4.1"]],
    introduced: "2.0.0",
    title: "Weak randomness in invitation links",
    summary: "Links of the same second differ in sixteen bits only.",
    told: "Invitation links could be guessed. Upgrade to 2.4.1 and invite again.",
    details: "Links are now made from 128 random bits.",
    vector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:L/A:N",
    cwe: "CWE-330",
    impact: { integrity: ["limited", "A stranger joins in place of the invited person."] },
    thanks: { naming: "pseudonym", name: "nightjar" },
  },
  {
    key: "importer-entities",
    published: 915,
    took: 22,
    product: "server",
    branches: [["2.8", "2.3.2"]],
    introduced: "2.0.0",
    title: "XML entities expanded in the importer",
    summary: "An imported file may name files of the server and gets them back.",
    told: "The importer read local files named in a document. Upgrade to 2.3.2.",
    details: "Entities are no longer expanded.",
    vector: "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N",
    cwe: "CWE-611",
    impact: { confidentiality: ["total", "Every file the server can read can be read."] },
    thanks: { naming: "name", name: "Halvard Roe" },
  },
];
