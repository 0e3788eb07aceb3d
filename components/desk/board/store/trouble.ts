import { NoAnswer } from "@/components/desk/ask-desk";
import type { Trouble } from "./board-state";

/** Why something could not be fetched or done, for people. */
export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof NoAnswer))
    return { kind: "refused", words: "Something went wrong in this page. Reload it." };
  if (error.status === 0) return { kind: "offline", words: error.message };
  return { kind: error.status === 401 ? "signed-out" : "refused", words: error.message };
}

/** There is nothing, or nothing for this person any more. */
export function isGone(error: unknown): boolean {
  return error instanceof NoAnswer && (error.status === 403 || error.status === 404);
}
