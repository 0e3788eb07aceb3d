import { expect, test } from "vitest";
import { NOTICE_TEMPLATES, noticeMail, oneLine } from "./words";

const notice = {
  side: "team",
  reference: "EX-2026-7KQ2M",
  organisation: "Example\r\nBcc: everyone@example.org",
  baseUrl: "https://security.example.org",
} as const;

test("a mail holds the reference and a link, whatever it is about", () => {
  for (const template of NOTICE_TEMPLATES) {
    const team = noticeMail({ ...notice, template });
    expect(team.subject).toContain("EX-2026-7KQ2M");
    expect(team.text).toContain("https://security.example.org/desk/cases/EX-2026-7KQ2M");
    const reporter = noticeMail({ ...notice, template, side: "reporter" });
    // Whoever replaced or leaked the code may read the portal, so news of that leads to the team's contacts instead.
    const way = template.startsWith("code_") ? "/.well-known/security.txt" : "/track";
    expect(reporter.text).toContain(`https://security.example.org${way}`);
    expect(reporter.text).not.toContain("/desk/");
  }
});

test("line ends in a name cannot begin a header", () => {
  expect(oneLine("a\r\nBcc: b\u2028c\u0000d")).toBe("a Bcc: b c d");
  const { subject, text } = noticeMail({ ...notice, template: "late" });
  expect(subject).not.toMatch(/[\r\n]/);
  expect(text).toContain("Example Bcc: everyone@example.org");
});

test("without a public address the mail says where to look", () => {
  expect(noticeMail({ ...notice, template: "late", baseUrl: null }).text).toContain("Sign in to the desk");
});
