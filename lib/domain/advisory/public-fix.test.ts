import { expect, test } from "vitest";
import type { CaseState } from "@/lib/domain/case/states";
import { fixOnceOut, type PublicFix, publicFix } from "./public-fix";

test("what is public follows from the revision in force", () => {
  expect(publicFix(null)).toBe("none");
  expect(publicFix({ emergency: true, withdrawn: false })).toBe("unfixed");
  expect(publicFix({ emergency: false, withdrawn: false })).toBe("fixed");
  for (const emergency of [true, false]) expect(publicFix({ emergency, withdrawn: true })).toBe("withdrawn");
});

const row = (fixed: string) => ({ product: "Example Server", introduced: "", lastAffected: "", fixed });
const NAMED = { affected: [row("2.8.4"), row("3.0.1")], workaround: "" };
const HALF = { affected: [row("2.8.4"), row("")], workaround: "Switch the archive reader off." };
const MEANWHILE = { affected: [row(""), row("")], workaround: "Switch the archive reader off." };
const TEXTS = { NAMED, HALF, MEANWHILE };

type Case = {
  state: CaseState;
  publicFix?: PublicFix;
  fixRecorded?: boolean;
  mitigated?: boolean;
  hurried?: boolean;
};
const once = ({ hurried = false, ...on }: Case, text: keyof typeof TEXTS) =>
  fixOnceOut({ publicFix: "none", fixRecorded: true, mitigated: false, ...on }, TEXTS[text], { hurried });

test.each<[string, Case, keyof typeof TEXTS, "fixed" | "unfixed"]>([
  ["published as planned", { state: "scheduled" }, "NAMED", "fixed"],
  ["the branch that gets no fix has a workaround", { state: "scheduled" }, "HALF", "fixed"],
  ["a revision with the fix ready, made without versions", { state: "fix_ready" }, "MEANWHILE", "fixed"],
  ["resolved by a mitigation", { state: "fix_ready", mitigated: true }, "MEANWHILE", "fixed"],
  [
    "in an emergency, a version typed before the fix is ready",
    { state: "remediating", hurried: true },
    "NAMED",
    "unfixed",
  ],
  ["in an emergency with the fix ready and named", { state: "scheduled", hurried: true }, "NAMED", "fixed"],
  [
    "in an emergency with the fix ready and not named",
    { state: "scheduled", hurried: true },
    "MEANWHILE",
    "unfixed",
  ],
  [
    "in an emergency with a mitigation ready",
    { state: "fix_ready", hurried: true, mitigated: true },
    "MEANWHILE",
    "fixed",
  ],
  [
    "revised while nothing is recorded: one version of several",
    { state: "published", publicFix: "unfixed", fixRecorded: false },
    "HALF",
    "unfixed",
  ],
  [
    "revised while nothing is recorded: all versions",
    { state: "published", publicFix: "unfixed", fixRecorded: false },
    "NAMED",
    "unfixed",
  ],
  [
    "revised to name the fix that was ready all along",
    { state: "published", publicFix: "unfixed" },
    "NAMED",
    "fixed",
  ],
  ["revised, and still not told", { state: "published", publicFix: "unfixed" }, "MEANWHILE", "unfixed"],
  [
    "what was fixed stays so, whatever is decided on since",
    { state: "published", publicFix: "fixed", fixRecorded: false },
    "MEANWHILE",
    "fixed",
  ],
  [
    "after a withdrawal nothing is out any more",
    { state: "published", publicFix: "withdrawn", fixRecorded: false },
    "NAMED",
    "unfixed",
  ],
])("%s", (_name, on, text, is) => {
  expect(once(on, text)).toBe(is);
});
