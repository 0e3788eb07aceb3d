import type { CaseScript } from "@/db/seed/script";

/** Answered and being looked at: a CERT with its own id, a reply just in, an update due soon, a case reopened. */
export const INVESTIGATING: readonly CaseScript[] = [
  {
    key: "link-previews",
    received: "27d 6h",
    product: "server",
    answers: {
      title: "Request forgery through link previews",
      summary:
        "When a message contains a link, the server fetches it to draw a preview. It follows redirects to addresses of " +
        "its own network, and the preview shows the first lines of what it found there.",
      type: "data",
      weakness: "CWE-918",
      version: "3.0.0 to 3.0.2",
      steps: "Post a link to a page that redirects to http://169.254.169.254/. The preview holds the answer.",
      impact: "Credentials of the machine can be read where the server runs at a cloud provider.",
      exploited: "no",
      already_public: "no",
      told: "others",
      told_who: "The finder told us and nobody else. We coordinate for them.",
      disclosure: "planned",
      disclosure_plans: "We propose 90 days from today and would agree on another date.",
      cvss: "CVSS:4.0/AV:N/AC:L/AT:P/PR:L/UI:N/VC:H/VI:N/VA:N/SC:H/SI:L/SA:N",
      reporter_kind: "cert",
      tracking_id: "ExCERT-VU-20417",
      name: "ExCERT Coordination",
      email: "coordination@example.org",
      share_contact: "yes",
      credit: "name",
      credit_name: "Oskar Vint, through ExCERT",
    },
    acts: [
      {
        ago: "27d 1h",
        by: "selin",
        act: "acknowledge",
        text: "Thank you, ExCERT. We have your report and your id ExCERT-VU-20417. Selin is looking at the redirect handling; Mara Okoye answers on dates.",
      },
      { ago: "26d 22h", by: "mara", act: "assign", to: "selin" },
      {
        ago: "26d",
        by: "selin",
        act: "note",
        text: "Reproduced with a redirect from an outside host. `fetch_preview` checks the first address only. The allow-list proposed for 3.1 would close it.",
      },
      {
        ago: "25d 20h",
        by: "selin",
        act: "rate",
        vector: "CVSS:4.0/AV:N/AC:L/AT:P/PR:L/UI:N/VC:H/VI:N/VA:N/SC:H/SI:N/SA:N",
        cwe: "CWE-918",
        impact: {
          confidentiality: ["total", "Answers of internal services are shown to the sender of the message."],
        },
      },
      {
        ago: "14d 2h",
        by: "mara",
        act: "write",
        text: "We could reproduce it. Two questions are open on our side: whether the agent's own fetcher is affected, and whether a fix fits 2.8. We answer both with the next update.",
      },
      {
        ago: "12d 4h",
        act: "reply",
        text: "The finder asks whether 20 January would suit you. We can wait for your answer on 2.8.",
      },
      {
        ago: "11d 20h",
        by: "mara",
        act: "write",
        text: "20 January would suit us. We confirm it once the fix for 2.8 is reviewed.",
      },
    ],
  },
  {
    key: "plugin-loader",
    received: "16d 3h",
    product: "server",
    answers: {
      title: "Privilege elevation in the plugin loader",
      summary:
        "A plugin directory that is writable by the web user is loaded by the maintenance task, which runs as root. " +
        "Whoever can upload a theme can place a plugin there.",
      type: "access",
      version: "3.0.2, package from the project's repository",
      location: "/var/lib/example-server/plugins",
      configuration: "Maintenance task enabled, as the package does by default.",
      steps: "1. Place a module in the directory.\n2. Wait for the nightly task.\n3. The module ran as root.",
      impact: "A user of the web interface becomes root on the machine.",
      exploited: "no",
      already_public: "no",
      reporter_kind: "researcher",
      name: "nightjar",
      email: "nightjar@example.org",
      credit: "pseudonym",
      credit_name: "nightjar",
    },
    acts: [
      {
        ago: "15d 21h",
        by: "selin",
        act: "acknowledge",
        text: "We have your report and are reading it. You will hear from us within two weeks, sooner if it reproduces.",
      },
      { ago: "15d 20h", by: "mara", act: "assign", to: "mara" },
      {
        ago: "14d 4h",
        by: "selin",
        act: "rate",
        vector: "CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
        cwe: "CWE-732",
        impact: {
          elevation: ["total", "Code placed by a web user runs as root."],
          confidentiality: ["total", "Root reads everything on the machine."],
          integrity: ["total", "Root changes everything on the machine."],
        },
      },
      {
        ago: "6d 5h",
        by: "mara",
        act: "ask",
        text: "Two things would help us: the mode bits of the directory right after installation, and whether you had changed the user of the maintenance task.",
      },
      {
        ago: "9h 10m",
        act: "reply",
        text: "Fresh installation, nothing changed. The listing is attached; the directory is 0775 and belongs to group www.",
        files: [
          {
            name: "directory-listing.txt",
            text: "drwxrwxr-x 2 root www 4096 plugins\n-rw-r--r-- 1 www  www  1180 plugins/theme_helper.py\n",
          },
        ],
      },
    ],
  },
  {
    key: "device-names",
    received: "34d",
    product: "hooks",
    answers: {
      title: "Weak randomness in device names",
      summary:
        "Names of devices are made from the time of registration. Two devices registered in the same second share a " +
        "name, and names can be predicted for any day.",
      type: "access",
      weakness: "CWE-338",
      version: "2.4.0",
      impact: "Hooks addressed by name can be received by a device that was registered for the purpose.",
      exploited: "unsure",
      reporter_kind: "researcher",
      name: "Kim",
      github: "kim-finds",
      credit: "pseudonym",
      credit_name: "Kim",
    },
    acts: [
      {
        ago: "33d 15h",
        by: "selin",
        act: "acknowledge",
        text: "Received, thank you. The generator is ours, so this is in scope. We check how far names are trusted.",
      },
      { ago: "33d 14h", by: "selin", act: "assign", to: "selin" },
      {
        ago: "22d",
        by: "selin",
        act: "write",
        text: "Names are predictable as you describe. We are looking for every place that treats a name as proof.",
      },
      {
        ago: "13d 6h",
        by: "selin",
        act: "write",
        text: "One place left to check: the relay. Severity follows from that.",
      },
      {
        ago: "3d 2h",
        by: "jonas",
        act: "note",
        text: "The relay compares the name and the key, so the name alone opens nothing there. The web hook does not. Medium, I would say.",
      },
    ],
  },
  {
    key: "invite-after-revoke",
    received: "48d",
    product: "server",
    answers: {
      title: "Invitation stays valid after it was revoked",
      summary:
        "Revoking an invitation removes it from the list, but its link still opens the form for a new account until it expires.",
      type: "access",
      version: "3.0.1",
      steps: "1. Invite an address.\n2. Revoke the invitation.\n3. Open the link from the mail.",
      impact: "Somebody who should no longer join can still do so for seven days.",
      reporter_kind: "user",
      name: "M. Ferro",
      email: "ferro@example.org",
      credit: "name",
      credit_name: "M. Ferro",
    },
    acts: [
      {
        ago: "47d 9h",
        by: "selin",
        act: "acknowledge",
        text: "Thank you. We try this on 3.0.2 today.",
      },
      {
        ago: "46d",
        by: "selin",
        act: "reject",
        outcome: "not_reproducible",
        reason:
          "On 3.0.2 the link answers “This invitation was taken back”. If you see something else, reopen the case with the exact version.",
      },
      {
        ago: "2d 1h",
        act: "reopen",
        text: "It still works when the invitation was sent by import instead of the form. Version 3.0.2, build 1177.",
      },
    ],
  },
  {
    key: "user-lookup-timing",
    received: "8d 2h",
    product: "server",
    answers: {
      title: "Timing difference in user lookup",
      summary:
        "Signing in with an unknown address is answered 80 milliseconds sooner than with a known one. Lists of addresses can be checked that way.",
      type: "data",
      version: "2.8.3",
      impact: "Tells who has an account. No password is learned.",
      reporter_kind: "researcher",
      credit: "none",
    },
    acts: [
      {
        ago: "7d 20h",
        by: "selin",
        act: "acknowledge",
        text: "We have your report and your measurements. An answer on severity follows within two weeks.",
      },
      { ago: "7d 19h", by: "selin", act: "assign", to: "jonas" },
      {
        ago: "5d",
        by: "selin",
        act: "rate",
        vector: "CVSS:4.0/AV:N/AC:H/AT:P/PR:N/UI:N/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N/E:U",
        cwe: "CWE-208",
        impact: { confidentiality: ["limited", "It can be learned whether an address has an account."] },
      },
    ],
  },
];
