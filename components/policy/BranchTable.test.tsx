import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { BranchTable } from "./BranchTable";

test("nothing is said of the support of a product without branches", () => {
  const branch = { id: "b", name: "2.x", support: "active" as const, supportedUntil: null };
  const html = renderToStaticMarkup(
    <BranchTable
      products={[
        { id: "1", name: "Bare", branches: [] },
        { id: "2", name: "Server", branches: [branch] },
      ]}
    />,
  );
  const [, bare = "", server = ""] = html.split("</thead>")[1]?.split("<tr") ?? [];
  expect(bare).toContain("not stated");
  expect(bare).not.toMatch(/Active|no end set/);
  expect(server).toContain("Active");
});
