import { localMoment } from "./local-time";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** An instant to the minute in a zone, with UTC beside it: "4 Dec 2026, 16:00 in Berlin (15:00 UTC)". @param timeZone an IANA zone */
export function zonedWords(instant: Date, timeZone: string): string {
  const utc = parts(instant, "UTC");
  if (timeZone === "UTC") return `${utc.day}, ${utc.time} UTC`;
  const local = parts(instant, timeZone);
  const place = (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");
  const inUtc = local.day === utc.day ? utc.time : `${utc.day}, ${utc.time}`;
  return `${local.day}, ${local.time} in ${place} (${inUtc} UTC)`;
}

function parts(instant: Date, timeZone: string) {
  const { day, time } = localMoment(instant, timeZone);
  const [year = "", month = "", date = ""] = day.split("-");
  return { day: `${Number(date)} ${MONTHS[Number(month) - 1] ?? ""} ${year}`, time };
}
