import { advisoryJson } from "@/lib/domain/advisory/json";
import { publicAdvisory } from "@/lib/queries/advisories";
import { notFound } from "@/lib/server/errors";
import { answer } from "@/lib/server/route";
import { siteAddress } from "@/lib/server/site-address";

/** The JSON twin of an advisory; its address is /advisories/{id}.json (next.config.ts). */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  return answer(async () => {
    const { id } = await params;
    const advisory = await publicAdvisory(id);
    if (!advisory) throw notFound();
    return Response.json(advisoryJson(advisory, siteAddress(`/advisories/${advisory.publicId}`)));
  });
}
