import { parseSearch } from "@/lib/domain/search/parse";
import { printSearch } from "@/lib/domain/search/print";
import type { Order } from "@/lib/domain/search/sorts";

/** Views one person may keep, and as many that are everybody's. */
export const MOST_VIEWS = 50;

/** The text a view keeps: what stands in the search box, with the order that was chosen beside it. */
export function searchWithOrder(text: string, order: Order | null): string {
  const { terms, order: own, problems } = parseSearch(text);
  // What could not be read is not thrown away here: whoever saves it is told.
  return problems.length > 0 ? text : printSearch({ terms, order: order ?? own });
}
