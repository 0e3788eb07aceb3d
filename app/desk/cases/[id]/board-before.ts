import { headers } from "next/headers";
import { readPlace, writePlace } from "@/lib/domain/board/place";
import { searchOf } from "@/lib/domain/search-params";

const BOARD = "/desk/board";

/** The board's address from which the browser came, or the board as it comes: the way back without JavaScript. */
export async function boardBefore(): Promise<string> {
  const referer = (await headers()).get("referer");
  const url = referer && URL.canParse(referer) ? new URL(referer) : null;
  if (url?.pathname !== BOARD) return BOARD;
  return `${BOARD}${writePlace(readPlace(searchOf({ url: url.href })).place)}`;
}
