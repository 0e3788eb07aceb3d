import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { FILE_LIMITS } from "@/lib/domain/file-limits";
import { CaseComposer } from "./CaseComposer";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => {} }) }));

test("without JavaScript the composer is a form that posts words, readers and files", () => {
  const audience = { voice: "internal", readers: "Read by Mara.", send: "Add note for 1 person" } as const;
  const html = renderToStaticMarkup(
    <CaseComposer
      fileLimits={FILE_LIMITS}
      to="/desk/cases/EX-2026-7K2QF/reply"
      audiences={[{ ...audience, value: "internal", label: "Internal" }]}
    />,
  );
  expect(html).toMatch(/<form[^>]*method="post"/);
  expect(html).toMatch(/<form[^>]*action="\/desk\/cases\/EX-2026-7K2QF\/reply"/);
  expect(html).toMatch(/<form[^>]*enctype="multipart\/form-data"/i);
  expect(html).toMatch(/<input[^>]*type="radio"[^>]*value="internal"/);
  expect(html).toMatch(/<textarea[^>]*name="body"/);
  expect(html).toMatch(/<input type="file" multiple=""[^>]*name="files"/);
  expect(html).toContain("Up to 10 files, 25 MB each.");
});
