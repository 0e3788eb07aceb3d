import { expect, type Page } from "@playwright/test";

/** One case on the desk, as one person of the team has it open. */
export class CaseDesk {
  constructor(
    readonly page: Page,
    readonly origin: string,
    readonly reference: string,
  ) {}

  async open(
    part: "" | "/score" | "/score/impact" | "/score/ssvc" | "/score/weakness" | "/advisory" = "",
  ): Promise<void> {
    await this.page.goto(`${this.origin}/desk/cases/${this.reference}${part}`);
    await expect(this.page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  }

  /** Makes a move of the case page; `fill` sees its form only. */
  async move(
    move: string,
    button: string,
    done: string,
    fill: (panel: ReturnType<Page["getByRole"]>) => Promise<void> = async () => {},
  ): Promise<void> {
    await this.page.goto(`${this.origin}/desk/cases/${this.reference}?move=${move}`);
    const panel = this.page.getByRole("region", { name: "Next move" });
    await fill(panel);
    await panel.getByRole("button", { name: button, exact: true }).click();
    await expect(this.page.getByText(`Done: the case is now “${done}”.`)).toBeVisible();
  }

  /** Writes a note for the team. */
  async note(text: string): Promise<void> {
    await this.open();
    await this.page.getByLabel("Message", { exact: true }).fill(text);
    await this.page.getByRole("button", { name: /^Add note for/ }).click();
    await expect(this.page.getByText(text)).toBeVisible();
  }

  async score(vector: string, impact: Record<string, { level: string; why: string }>): Promise<void> {
    await this.open("/score");
    await this.page.getByLabel("Vector", { exact: true }).fill(vector);
    await this.page.getByRole("button", { name: "Save score" }).click();
    await expect(this.page.getByText("Score saved.")).toBeVisible();
    await this.open("/score/impact");
    for (const axis of ["confidentiality", "elevation", "integrity", "availability"]) {
      const { level, why } = impact[axis] ?? { level: "none", why: "" };
      await this.page.locator(`input[name="impact.${axis}.level"][value=${level}]`).check();
      await this.page.locator(`input[name="impact.${axis}.rationale"]`).fill(why);
    }
    await this.page.getByRole("button", { name: "Save impact" }).click();
    await expect(this.page.getByText("Impact saved.")).toBeVisible();
  }

  async affected(product: string, introduced: string, fixed: string): Promise<void> {
    await this.open("/score/weakness");
    await this.page.getByLabel("Product, row 1").fill(product);
    await this.page.getByLabel("Introduced in, row 1").fill(introduced);
    await this.page.getByLabel("Fixed in, row 1").fill(fixed);
    await this.page.getByRole("button", { name: "Save versions" }).click();
    await expect(this.page.getByText("Affected versions saved.")).toBeVisible();
  }

  async decideBranch(branch: string, decision: string): Promise<void> {
    await this.open();
    await this.page.getByLabel(`Branch ${branch}`, { exact: true }).selectOption({ label: decision });
    const form = this.page.locator("form", {
      has: this.page.getByLabel(`Branch ${branch}`, { exact: true }),
    });
    await form.getByRole("button", { name: "Save decision" }).click();
    await expect(this.page.getByText(decision).filter({ visible: true })).not.toHaveCount(0);
  }

  async writeAdvisory(text: { summary: string; details: string }): Promise<void> {
    await this.open("/advisory");
    await this.page.getByRole("button", { name: "Refresh from case" }).click();
    await expect(this.page.getByText("Taken from the case again.")).toBeVisible();
    await this.page.getByLabel("Summary", { exact: true }).fill(text.summary);
    await this.page.getByLabel("Details", { exact: true }).fill(text.details);
    await this.page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(this.page.getByRole("status").getByText("Saved.", { exact: true })).toBeVisible();
  }

  /** A button of the advisory page, and what the page says after it. */
  async press(button: string, says: string): Promise<void> {
    await this.open("/advisory");
    await this.page.getByRole("button", { name: button, exact: true }).click();
    await expect(this.page.getByRole("status").getByText(says)).toBeVisible();
  }
}
