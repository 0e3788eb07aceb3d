import { type Page, test } from "@playwright/test";
import { sendReport } from "@/db/testing/cast";
import { linkDuplicate } from "@/lib/usecases/duplicates/link";
import { expectAccessible } from "../support/accessible";
import { admin, ago, deskOf, mara, openTriageDesk, portalOf, sendPair, TELLING } from "./scene";

openTriageDesk();

test("no page of this has an accessibility fault, wide and narrow, light and dark", async ({ browser }) => {
  test.setTimeout(120_000);
  const { first, later } = await sendPair();
  const third = await sendReport(ago(2), { title: "Overflow in exa_index_read", summary: TELLING });
  await linkDuplicate(
    { actor: mara, now: new Date() },
    { caseId: later.caseId, duplicateOf: first.reference, reason: "We knew of it." },
  );
  const team = await deskOf(browser, mara);
  const pages: [Page, string][] = [
    [team, `/desk/cases/${third.reference}/duplicates`],
    [team, `/desk/cases/${first.reference}/duplicates`],
    [team, `/desk/cases/${later.reference}/duplicates`],
    [team, `/desk/cases/${third.reference}?move=acknowledge&reply=evidence`],
    [team, "/desk/settings/playbooks"],
    [team, "/desk/settings/replies"],
    [await deskOf(browser, admin), "/desk/settings/search"],
    [await portalOf(browser, later), "/portal"],
  ];
  for (const [page, address] of pages) {
    await page.goto(address);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    await expectAccessible(page);
  }
});
