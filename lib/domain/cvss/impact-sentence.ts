import type { CvssVector } from "@/lib/domain/cvss/vector";

/**
 * The base metrics of a vector as one English sentence that a team can edit: "An unauthenticated attacker over the network
 * can read all data." Threat and environment are left out, because they do not change what an attacker can do.
 */
export function impactSentence(vector: CvssVector): string {
  const metric = (code: string) => vector.metrics.get(code) ?? "N";
  const condition = conditions(vector.version, metric);
  return `${attacker(metric("AV"), metric("PR"))} ${abilities(vector.version, metric)}${condition}.`;
}

const PLACES: Record<string, string> = {
  N: "over the network",
  A: "on the same network segment",
  L: "with local access",
  P: "with physical access",
};

function attacker(vector: string, privileges: string): string {
  const place = PLACES[vector] ?? "over the network";
  if (privileges === "N") return `An unauthenticated attacker ${place}`;
  const rights = privileges === "H" ? "administrator rights" : "an ordinary account";
  return `An attacker ${place}${place.startsWith("with ") ? " and" : " with"} ${rights}`;
}

function abilities(version: CvssVector["version"], metric: (code: string) => string): string {
  const own =
    version === "3.1"
      ? effects(metric("C"), metric("I"), metric("A"))
      : effects(metric("VC"), metric("VI"), metric("VA"));
  const full = own.length === 3 && own.every(({ high }) => high);
  const acts = full ? ["take full control of the system"] : own.map(({ act }) => act);
  if (version === "3.1" && metric("S") === "C" && acts.length > 0)
    acts.push("reach beyond the component at fault");
  if (version === "4.0") {
    const others = effects(metric("SC"), metric("SI"), metric("SA")).map(({ act }) => act);
    if (others.length > 0) acts.push(`on other systems ${joined(others)}`);
  }
  return acts.length === 0 ? "gains nothing" : `can ${joined(acts)}`;
}

function effects(c: string, i: string, a: string): { act: string; high: boolean }[] {
  const act = (level: string, high: string, low: string) =>
    level === "N" ? [] : [{ act: level === "H" ? high : low, high: level === "H" }];
  return [
    ...act(c, "read all data", "read some data"),
    ...act(i, "change any data", "change some data"),
    ...act(a, "stop the service", "disturb the service"),
  ];
}

function conditions(version: CvssVector["version"], metric: (code: string) => string): string {
  const found: string[] = [];
  const help = metric("UI");
  if (help === "R") found.push("if someone else takes part");
  if (help === "P") found.push("while someone uses the system as usual");
  if (help === "A") found.push("if someone can be led to take an unusual step");
  if (metric("AC") === "H") {
    found.push(
      version === "3.1"
        ? "under conditions the attacker does not control"
        : "after getting past a protection",
    );
  }
  if (metric("AT") === "P") found.push("on installations set up in a certain way");
  return found.length === 0 ? "" : `, ${joined(found)}`;
}

function joined(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
