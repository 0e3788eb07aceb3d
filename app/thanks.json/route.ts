import { byYear, type ThanksEntry } from "@/lib/domain/credit/hall";
import { hallOfFame } from "@/lib/queries/thanks";
import { answer } from "@/lib/server/route";
import { siteAddress } from "@/lib/server/site-address";

/** The hall of fame as data; `?year=` for all of one year. */
export async function GET(request: Request) {
  return answer(async () => {
    const year = /^\d{4}$/.exec(new URL(request.url).searchParams.get("year") ?? "")?.[0];
    const { entries, years, more } = await hallOfFame(year ? Number(year) : undefined);
    return Response.json({
      years: byYear(entries).map(({ year: of, entries: thanked, mentions }) => ({
        year: of,
        thanks: thanked.map(line),
        mentions: mentions.map(line),
      })),
      allYears: years,
      complete: !more,
    });
  });
}

function line({ name, link, at, advisory }: ThanksEntry) {
  return {
    name,
    link,
    date: at.slice(0, 10),
    advisory: advisory && {
      id: advisory.publicId,
      title: advisory.title,
      severity: advisory.severity,
      withdrawn: advisory.withdrawnAt,
      url: siteAddress(`/advisories/${advisory.publicId}`),
    },
  };
}
