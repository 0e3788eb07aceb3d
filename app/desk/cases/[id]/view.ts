import type { CaseHeadFacts } from "@/components/desk/CaseHead";
import type { CaseTab } from "@/components/desk/CaseTabs";
import type { OfferedMove } from "@/components/desk/MovePanel";
import { ASIDE, isMove, type MoveContext } from "@/components/desk/move-forms";
import type { ReadyReply } from "@/components/desk/ReplyPicker";
import type { FormField } from "@/components/form/FormControl";
import type { Audience } from "@/components/ui/Composer";
import type { PersonActor } from "@/lib/domain/access/actor";
import { type Action, can } from "@/lib/domain/access/policy";
import { missingFor } from "@/lib/domain/case/needs";
import { type CaseState, transitionsFrom } from "@/lib/domain/case/states";
import { evidenceQuestion } from "@/lib/domain/evidence/parts";
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

/** The moves this person may make from here, each with what it still needs. */
export function offeredMoves(page: CasePage, actor: PersonActor, now: Date): OfferedMove[] {
  return transitionsFrom(page).flatMap((transition) => {
    if (!isMove(transition.event) || !mayOn(page, actor, transition.action, now)) return [];
    const facts =
      transition.event === "reject"
        ? { ...page.facts, secondPersonExists: page.facts.secondForSpam, outcome: null }
        : page.facts;
    return [
      {
        move: transition.event,
        to: transition.to === "resume" ? null : transition.to,
        needs: relevantNeeds(page, transition.needs),
        missing: relevantNeeds(page, missingFor(facts, transition.event, now) ?? []),
      },
    ];
  });
}

// Needs about a reporter say nothing where there is none, and a second person for spam only where spam is chosen.
function relevantNeeds(page: CasePage, needs: readonly OfferedMove["needs"][number][]) {
  const aboutReporter = ["message_to_reporter", "reporter_told"];
  return needs.filter(
    (need) => need !== "second_person_for_spam" && (page.facts.hasReporter || !aboutReporter.includes(need)),
  );
}

/** The move the address asks for, or the one a person would most likely make next. */
export function chosenMove(moves: readonly OfferedMove[], asked: string | undefined): OfferedMove | null {
  const named = moves.find(({ move }) => move === asked);
  return named ?? moves.find(({ move }) => !ASIDE.has(move)) ?? null;
}

export function moveContext(page: CasePage, actor: PersonActor, reply = ""): MoveContext {
  return {
    reply,
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
    duplicates: page.linked.duplicates.length,
    needsEvidence: TRIAGED.has(page.state) && (page.evidence?.needsEvidence ?? false),
  };
}

/** While a report is being judged; later what it lacked has been found out. */
const TRIAGED: ReadonlySet<CaseState> = new Set(["new", "acknowledged", "needs_info"]);

export const isTriaged = ({ state }: Pick<CasePage, "state">) => TRIAGED.has(state);

/** The team's replies as they read on this case, and the question for what the report lacks. */
export function readyReplies(page: CasePage): ReadyReply[] {
  const question = evidenceQuestion(page.evidence?.missing ?? []);
  return [
    ...(question === ""
      ? []
      : [{ id: EVIDENCE_REPLY, name: "Ask for missing evidence", text: question, gaps: [] }]),
    ...page.replies,
  ];
}

/** Stands in addresses for the question about missing evidence. */
const EVIDENCE_REPLY = "evidence";

/** Where what is missing is asked for: with the first answer, as a question, or in a message. */
export function askForEvidence(
  page: CasePage,
  moves: readonly OfferedMove[],
  mayWrite: boolean,
): string | null {
  if (!page.facts.hasReporter || page.state === "closed") return null;
  const here = `/desk/cases/${page.reference}?reply=${EVIDENCE_REPLY}`;
  const move = (["acknowledge", "ask"] as const).find((one) => moves.some((offer) => offer.move === one));
  if (move) return `${here}&move=${move}#move`;
  return mayWrite ? `${here}&write=yes#write` : null;
}

/** The pages of a case this person may open. */
export function caseTabs(actor: PersonActor): CaseTab[] {
  const audit = can(actor, "audit.read", null, new Date(0)).allowed;
  const shared: CaseTab[] = ["timeline", "score", "advisory", "duplicates"];
  return audit ? [...shared, "audit"] : shared;
}

function dateOf(at: Date | null): string {
  return at?.toISOString().slice(0, 10) ?? "";
}
