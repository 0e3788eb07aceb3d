import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { sendReport } from "@/db/testing/cast";
import { linkDuplicate } from "@/lib/usecases/duplicates/link";
import { admin, ago, deskOf, mara, openTriageDesk, portalOf, sendPair, TELLING } from "./scene";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

openTriageDesk();

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1180, 390]) {
    test(`no page of this has an accessibility fault (${colorScheme}, ${width} px)`, async ({ browser }) => {
      test.setTimeout(120_000);
      const { first, later } = await sendPair();
      const third = await sendReport(ago(2), { title: "Overflow in exa_index_read", summary: TELLING });
      await linkDuplicate(
        { actor: mara, now: new Date() },
        { caseId: later.caseId, duplicateOf: first.reference, reason: "We knew of it." },
      );
      const options = { colorScheme, viewport: { width, height: 900 } };
      const team = await deskOf(browser, mara, options);
      const steering = await deskOf(browser, admin, options);
      const portal = await portalOf(browser, later, options);
      const shots: [Page, string, string][] = [
        [team, `/desk/cases/${third.reference}/duplicates`, "likely"],
        [team, `/desk/cases/${first.reference}/duplicates`, "canonical"],
        [team, `/desk/cases/${later.reference}/duplicates`, "duplicate"],
        [team, `/desk/cases/${third.reference}?move=acknowledge&reply=evidence`, "case"],
        [team, "/desk/settings/playbooks", "playbooks"],
        [team, "/desk/settings/replies", "replies"],
        [steering, "/desk/settings/search", "search"],
        [portal, "/portal", "portal"],
      ];
      for (const [page, address, name] of shots) {
        await page.goto(address);
        await page.evaluate(() => {
          for (const details of document.querySelectorAll("details")) details.open = true;
        });
        const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
        expect(violations.map(({ id, nodes }) => `${address} ${id}: ${nodes[0]?.html}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(
          width,
        );
        if (process.env.SHOTS)
          await page.screenshot({
            path: `${process.env.SHOTS}/${name}-${colorScheme}-${width}.png`,
            fullPage: true,
          });
      }
    });
  }
}
