import type { Page } from "@playwright/test";

/**
 * Does something that would leave the page, answers the question that comes, and returns what kind of question it was: the
 * browser's own (`beforeunload`) or one of the page (`confirm`).
 */
export async function askedOnLeaving(
  page: Page,
  answer: "stay" | "leave",
  act: () => Promise<unknown>,
): Promise<string> {
  const asked = new Promise<string>((resolve, reject) => {
    page.once("dialog", (dialog) => {
      const answered = answer === "leave" ? dialog.accept() : dialog.dismiss();
      answered.then(() => resolve(dialog.type()), reject);
    });
  });
  await act();
  return asked;
}

/** From here on every question of this page is in the list, and answered with staying. */
export function questionsOf(page: Page): string[] {
  const questions: string[] = [];
  page.on("dialog", (dialog) => {
    questions.push(dialog.type());
    void dialog.dismiss();
  });
  return questions;
}
