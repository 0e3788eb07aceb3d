import type { CaseHeadFacts } from "@/components/desk/CaseHead";
import type { CaseTab } from "@/components/desk/CaseTabs";
import type { OfferedMove } from "@/components/desk/MovePanel";
import { ASIDE, isMove, type MoveContext } from "@/components/desk/move-forms";
import type { FormField } from "@/components/form/FormControl";
import type { Audience } from "@/components/ui/Composer";
import type { PersonActor } from "@/lib/domain/access/actor";
import { type Action, can } from "@/lib/domain/access/policy";
import { offeredMoves } from "@/lib/domain/case/offered-moves";
import { SEVERITIES, SEVERITY_LABELS } from "@/lib/domain/severity";
import type { CasePage } from "@/lib/queries/case-page";

/** Whether a button for this act belongs on the page: a missing step-up is asked for when it is pressed. */
export function mayOn(
  page: Pick<CasePage, "access">,
  actor: PersonActor,
  action: Action,
  now: Date,
): boolean {
  const decision = can(actor, action, page.access, now);
  return decision.allowed || decision.reason === "step_up";
}

/** The moves of the case page this person may make from here, each with what it still needs. */
export function movesOnPage(page: CasePage, actor: PersonActor, now: Date): OfferedMove[] {
  return offeredMoves(page.facts, (action) => mayOn(page, actor, action, now), now).flatMap(
    ({ event, ...offer }) => (isMove(event) ? [{ move: event, ...offer }] : []),
  );
}

/** The move the address asks for, or the one a person would most likely make next. */
export function chosenMove(moves: readonly OfferedMove[], asked: string | undefined): OfferedMove | null {
  const named = moves.find(({ move }) => move === asked);
  return named ?? moves.find(({ move }) => !ASIDE.has(move)) ?? null;
}

export function moveContext(page: CasePage, actor: PersonActor): MoveContext {
  return {
    hasReporter: page.facts.hasReporter,
    reporterTold: page.facts.reporterTold,
    severity: page.severity ?? "",
    severityReason: page.severityReason ?? "",
    productId: page.productId ?? "",
    product: page.productInWords ?? "",
    assigneeId: page.assigneeId ?? "",
    me: actor.personId,
    expectedResolution: dateOf(page.expectedResolutionAt),
    fixReference: page.fix.reference,
    mitigation: page.fix.mitigation,
    testEvidence: page.fix.testEvidence,
    products: page.products,
    team: page.team,
  };
}

/** What the composer says about each audience. */
export function audiencesOf(page: CasePage, mayWriteOut: boolean): Audience[] {
  const readers = page.restricted
    ? page.participants.filter(({ personId }) => personId !== null).map(({ name }) => name)
    : page.team.map(({ label }) => label);
  const [reporter] = page.reporters;
  const internal: Audience = {
    value: "internal",
    label: "Internal",
    voice: "internal",
    keyName: "note",
    readers: `Read by ${listed(readers)}. ${reporter ? `Not by ${reporter.name}.` : "This case has no reporter."}`,
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
      readers: `Read by ${reporter.name} and the team. ${reach}`,
      send: `Send to ${reporter.name}`,
    },
  ];
}

function listed(names: readonly string[]): string {
  if (names.length > 4) return `all ${names.length} people of the team`;
  return names.length < 2
    ? (names[0] ?? "nobody yet")
    : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** The fields of "edit the facts", with what stands there now. */
export function factFields(page: CasePage, mayEmbargo: boolean): FormField[] {
  return [
    { name: "title", label: "Title", hint: "Read by the team only.", value: page.title },
    {
      name: "severity",
      label: "Severity, by hand",
      hint: "Replaces a CVSS score. Needs its reason.",
      kind: "select",
      options: [
        { value: "", label: "Not rated" },
        ...[...SEVERITIES].reverse().map((value) => ({ value, label: SEVERITY_LABELS[value] })),
      ],
      value: page.severity ?? "",
    },
    { name: "severityReason", label: "Why this severity", kind: "area", value: page.severityReason ?? "" },
    ...(page.products.length > 0
      ? [
          {
            name: "productId",
            label: "Product",
            kind: "select" as const,
            options: [{ value: "", label: "Not in the register" }, ...page.products],
            value: page.productId ?? "",
          },
        ]
      : []),
    { name: "product", label: "Product in words", value: page.productInWords ?? "", optional: true },
    {
      name: "expectedResolutionAt",
      label: "Expected resolution",
      hint: "Shown to the reporter.",
      kind: "date",
      value: dateOf(page.expectedResolutionAt),
    },
    ...(mayEmbargo
      ? [
          {
            name: "embargoUntil",
            label: "Embargo until",
            hint: "With its zone, such as 2026-12-04T15:00Z. Empty: no embargo.",
            value: page.embargoUntil?.toISOString() ?? "",
            mono: true,
          },
        ]
      : []),
  ];
}

export function headFacts(page: CasePage): CaseHeadFacts {
  const open = page.clocks.filter((clock) => clock.satisfiedAt === null && clock.words !== "ended");
  return {
    ...page,
    nextClock: page.state === "closed" ? null : (open[0] ?? null),
    advisoryState: page.advisory?.state ?? null,
  };
}

/** The pages of a case this person may open. */
export function caseTabs(actor: PersonActor): CaseTab[] {
  const audit = can(actor, "audit.read", null, new Date(0)).allowed;
  return audit ? ["timeline", "score", "advisory", "audit"] : ["timeline", "score", "advisory"];
}

function dateOf(at: Date | null): string {
  return at?.toISOString().slice(0, 10) ?? "";
}
