import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const WIDTHS = [1180, 390];
// What else axe looks at is the same in both colour schemes.
const ABOUT_COLOUR = ["color-contrast", "link-in-text-block"];

/**
 * The page as it stands has no axe violation and does not scroll sideways: wide and narrow, light and dark. It is as wide
 * afterwards as it was.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const found: string[] = [];
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      // Our pages have no frames: without looking for them, axe needs no second page for each run.
      const axe = new AxeBuilder({ page }).setLegacyMode();
      const rules = colorScheme === "light" ? axe.withTags(WCAG) : axe.withRules(ABOUT_COLOUR);
      for (const { id, nodes } of (await rules.analyze()).violations)
        found.push(`${width} ${colorScheme} ${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) found.push(`${width}: scrolls sideways by ${wide} px`);
  }
  if (before) await page.setViewportSize(before);
  expect(found, page.url()).toEqual([]);
}
