import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { WhereItStands } from "./WhereItStands";

const NOW = new Date("2026-11-20T14:00:00Z");
const words = (given: Partial<Parameters<typeof WhereItStands>[0]>) =>
  renderToStaticMarkup(
    <WhereItStands
      state="published"
      outcome={null}
      expectedResolutionAt={null}
      promises={[]}
      contacts={[]}
      creditAsked={false}
      publicAdvisory={null}
      hasPreview={false}
      earlier={null}
      {...given}
    />,
  ).replaceAll(/<[^>]+>/g, "");

test("a withdrawn advisory is not called public, whatever became of the case since", () => {
  const publicAdvisory = { publicId: "EX-2026-7KQ2M", withdrawnAt: NOW };
  for (const state of ["published", "closed"] as const) {
    const said = words({ state, publicAdvisory });
    expect(said).toContain("The advisory was withdrawn on 20 Nov 2026.");
    expect(said).not.toContain("is public");
  }
  expect(words({ publicAdvisory: { ...publicAdvisory, withdrawnAt: null } })).toContain(
    "The advisory is public.",
  );
});
