const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

type Style = "full" | "date" | "short" | "clock" | "minute";
type Props = {
  at: Date | string;
  /** full "22 Sep 2026, 08:41 UTC" · date "22 Sep 2026" · short "22 Sep, 08:41 UTC" · clock "22 Sep, 08:41" · minute "22 Sep 2026, 08:41" */
  style?: Style;
  /** An IANA zone to show as well, e.g. "Europe/Berlin": "…, 10:41 in Berlin"; UTC is shown anyway. */
  zone?: string;
};

const twoDigits = (value: number) => String(value).padStart(2, "0");

function inUtc(at: Date, style: Style) {
  const day = `${at.getUTCDate()} ${months[at.getUTCMonth()]}`;
  const clock = `${twoDigits(at.getUTCHours())}:${twoDigits(at.getUTCMinutes())}`;
  if (style === "date") return `${day} ${at.getUTCFullYear()}`;
  if (style === "short") return `${day}, ${clock} UTC`;
  if (style === "clock") return `${day}, ${clock}`;
  if (style === "minute") return `${day} ${at.getUTCFullYear()}, ${clock}`;
  return `${day} ${at.getUTCFullYear()}, ${clock} UTC`;
}

function inZone(at: Date, zone: string) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options }).format(at);
  const clock = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const place = (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
  const otherDay = Number(format({ day: "numeric" })) !== at.getUTCDate();
  return `${otherDay ? `${format({ day: "numeric", month: "short" })}, ` : ""}${clock} in ${place}`;
}

/** An instant, always in UTC; a second zone may stand beside it. Only the words differ, the instant is the same. */
export function Time({ at, style = "full", zone }: Props) {
  const instant = typeof at === "string" ? new Date(at) : at;
  const words = inUtc(instant, style);
  return (
    <time dateTime={instant.toISOString()} title={style === "full" ? undefined : inUtc(instant, "full")}>
      <bdi>{words}</bdi>
      {zone && zone !== "UTC" ? <span className="text-muted"> ({inZone(instant, zone)})</span> : null}
    </time>
  );
}
