import type { AdvisoryContent } from "@/lib/domain/advisory/content";

/** An advisory that says everything. */
export const FULL_CONTENT: AdvisoryContent = {
  title: "Overflow in the parser",
  summary: "Runs code. Upgrade to 2.8.4.",
  details: "The reader takes the count as **signed**.",
  workaround: "",
  severity: "critical",
  vectors: [
    {
      version: "4.0",
      vector: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
      score: 9.3,
    },
  ],
  cwes: ["CWE-787"],
  cves: ["CVE-2026-1000", "CVE-2026-1001"],
  affected: [{ product: "Example Server", introduced: "2.0.0", lastAffected: "2.8.3", fixed: "2.8.4" }],
  references: [{ label: "Fix", url: "https://example.org/commit/4711" }],
  emergency: false,
  timeline: [],
};
