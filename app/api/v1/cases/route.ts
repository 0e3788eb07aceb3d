import { COUNT_CAP } from "@/lib/domain/board/query";
import { readBoardQuery } from "@/lib/domain/board/read-query";
import { boardPage } from "@/lib/queries/board";
import { invalid, refusalFor, unauthenticated } from "@/lib/server/errors";
import { includes } from "@/lib/server/require-staff";
import { answer } from "@/lib/server/route";
import { currentTime } from "@/lib/server/time";
import { signedIn } from "@/lib/server/who";

/** The board as JSON: the same address, the same rows. `next` is the search of the following page. */
export async function GET(request: Request): Promise<Response> {
  return answer(async () => {
    const person = await signedIn();
    if (!person) throw unauthenticated();
    if (!includes(person, "case.read")) throw refusalFor(person.actor);
    const params: Record<string, string | string[]> = {};
    const search = new URL(request.url).searchParams;
    for (const name of new Set(search.keys())) {
      const values = search.getAll(name);
      params[name] = values.length === 1 ? (values[0] ?? "") : values;
    }
    const { query, problems } = readBoardQuery(params);
    if (problems.length > 0)
      throw invalid(
        problems.map((field) => ({
          field,
          message: `The parameter ${field} has a value that is not known.`,
        })),
      );
    const page = await boardPage(person.actor, query, currentTime());
    return Response.json({
      cases: page.rows,
      count: Math.min(page.count, COUNT_CAP),
      countIsCapped: page.count > COUNT_CAP,
      next: page.next,
    });
  });
}
