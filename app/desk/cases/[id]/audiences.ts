import type { Audience } from "@/components/ui/Composer";
import { lowerFirst } from "@/lib/domain/text";
import type { CasePage } from "@/lib/queries/case-page";

/** A party inside a sentence: who left no name is named by what they are. */
export function partyWords({ name, isNamed }: { name: string; isNamed: boolean }): string {
  return isNamed ? name : lowerFirst(name);
}

/** What the composer says about each audience. */
export function audiencesOf(page: CasePage, mayWriteOut: boolean): Audience[] {
  const readers = page.restricted
    ? page.participants.filter(({ personId }) => personId !== null).map(({ name }) => name)
    : page.team.map(({ label }) => label);
  const [reporter] = page.reporters;
  const reporterWords = reporter ? partyWords(reporter) : "";
  const internal: Audience = {
    value: "internal",
    label: "Internal",
    voice: "internal",
    keyName: "note",
    readers: `Read by ${listed(readers)}. ${reporter ? `Not by ${reporterWords}.` : "This case has no reporter."}`,
    send: `Add note for ${readers.length === 1 ? "1 person" : `${readers.length} people`}`,
  };
  if (!reporter || !mayWriteOut) return [internal];
  const reach = reporter.leftAddress
    ? "A mail says that there is a message, not what it says."
    : "They left no address: they read it when they come back with their code.";
  return [
    internal,
    {
      value: "reporter",
      label: "Reporter",
      voice: "reporter",
      keyName: "reply",
      readers: `Read by ${reporterWords} and the team. ${reach}`,
      send: `Send to ${reporterWords}`,
    },
  ];
}

function listed(names: readonly string[]): string {
  if (names.length > 4) return `all ${names.length} people of the team`;
  return names.length < 2
    ? (names[0] ?? "nobody yet")
    : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
