import { registerNamedProduct } from "@/lib/usecases/products/register";
import { expect } from "../setup/test";
import { button, problem, test } from "../support/step-up";

for (const javaScriptEnabled of [true, false])
  test(`of two who change one product the second is told and keeps what they typed, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    ada,
    staffPage,
  }) => {
    const name = `Shared ${javaScriptEnabled}`;
    await registerNamedProduct({ actor: ada.actor, now: new Date() }, { name });
    const open = async () => {
      const page = await staffPage({ javaScriptEnabled });
      await page.goto("/desk/settings/products");
      const product = page.locator("section").filter({ has: page.getByRole("heading", { name }) });
      await product.getByText("Rename or archive").click();
      return { page, product };
    };
    const [first, second] = [await open(), await open()];
    await first.product.getByLabel("Name").fill(`${name}, first`);
    await button(first.page, "Save product").filter({ visible: true }).click();
    await expect(first.page.getByRole("heading", { name: `${name}, first` })).toBeVisible();

    await second.product.getByLabel("Name").fill(`${name}, second`);
    await button(second.page, "Save product").filter({ visible: true }).click();
    await expect(problem(second.page)).toContainText("Somebody else changed this product");
    await expect(second.product.getByLabel("Name")).toHaveValue(`${name}, second`);
    await expect(second.product).toContainText(`Saved by somebody else meanwhile: ${name}, first`);
    await button(second.page, "Save product").filter({ visible: true }).click();
    await expect(second.page.getByRole("heading", { name: `${name}, second` })).toBeVisible();
  });
