import { advisoryFilterSchema, advisorySearch } from "@/lib/domain/advisory/filter";
import { advisoryLineJson } from "@/lib/domain/advisory/json";
import { publicAdvisories } from "@/lib/queries/advisories";
import { answer } from "@/lib/server/route";
import { siteAddress } from "@/lib/server/site-address";

/** The list of advisories as data, with the page's own filters. */
export async function GET(request: Request) {
  return answer(async () => {
    const filter = advisoryFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
    const { lines, next } = await publicAdvisories(filter);
    return Response.json({
      advisories: lines.map((line) => advisoryLineJson(line, siteAddress(`/advisories/${line.publicId}`))),
      next: next ? siteAddress(`/advisories.json${advisorySearch({ ...filter, before: next })}`) : null,
    });
  });
}
