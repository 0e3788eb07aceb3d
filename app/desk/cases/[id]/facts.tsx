import { productFields, resolutionField, severityField } from "@/components/desk/fact-fields";
import type { FormField } from "@/components/form/FormControl";
import type { KeyValue } from "@/components/ui/KeyValues";
import { Time } from "@/components/ui/Time";
import { REASON_FOR_REPORTER } from "@/lib/domain/case/severity-change";
import { ORIGIN_WORDS, REPORTER_KIND_WORDS, SAID_WORDS } from "@/lib/domain/case/words";
import { localMoment } from "@/lib/domain/clock/local-time";
import { lookUp } from "@/lib/domain/look-up";
import { severityLabel } from "@/lib/domain/severity";
import type { CasePage } from "@/lib/queries/case-page";

/** What is known about the case and stands nowhere else on its page. */
export function factItems(page: CasePage): KeyValue[] {
  const answer = (text: string | null) => lookUp(SAID_WORDS, text ?? "unsure")?.toLowerCase();
  return [
    { key: "Came in by", value: `${ORIGIN_WORDS[page.origin]}, policy version ${page.policyNumber}` },
    { key: "Received", value: <Time at={page.receivedAt} /> },
    ...(page.linked.firstReported
      ? [{ key: "First reported", value: <Time at={page.linked.firstReported.receivedAt} /> }]
      : []),
    ...(page.reporterKind ? [{ key: "Reported by", value: REPORTER_KIND_WORDS[page.reporterKind] }] : []),
    ...(page.trackingId ? [{ key: "Their own id", value: <bdi>{page.trackingId}</bdi> }] : []),
    { key: "Already public", value: answer(page.alreadyPublic) },
    { key: "Exploited", value: answer(page.exploited) },
    ...(page.severityReason ? [{ key: severityLabel(page.severity), value: page.severityReason }] : []),
    {
      key: "Expected resolution",
      value: page.expectedResolutionAt ? <Time at={page.expectedResolutionAt} style="date" /> : "no date yet",
    },
    {
      key: "Embargo until",
      value: page.embargoUntil ? (
        <>
          <Time at={page.embargoUntil} zone={page.timeZone} />
          {page.isPublic ? ", ended by publication" : ""}
        </>
      ) : (
        "no embargo"
      ),
    },
    ...(page.publishedAt ? [{ key: "Published", value: <Time at={page.publishedAt} /> }] : []),
    ...(page.closedAt ? [{ key: "Closed", value: <Time at={page.closedAt} /> }] : []),
  ];
}

const REPORTER_FIELD: FormField = {
  name: "reasonForReporter",
  ...REASON_FOR_REPORTER,
  kind: "area",
  outgoing: true,
  rows: 2,
  optional: true,
};

/** The fields of "edit the facts", with what stands there now. */
export function factFields(page: CasePage, mayEmbargo: boolean): FormField[] {
  return [
    { name: "title", label: "Title", hint: "Read by the team only.", value: page.title },
    // A CVSS score is changed on the scoring page.
    ...(page.score === null
      ? [severityField({ label: "Severity, by hand", hint: "Needs its reason." }, page.severity ?? "")]
      : []),
    { name: "severityReason", label: "Why this severity", kind: "area", value: page.severityReason ?? "" },
    ...(page.facts.hasReporter && page.severity !== null ? [REPORTER_FIELD] : []),
    ...productFields("Product", page.products, page.productId ?? ""),
    { name: "product", label: "Product in words", value: page.productInWords ?? "", optional: true },
    knownField("alreadyPublic", "Already public", page.alreadyPublic),
    knownField("exploited", "Exploited", page.exploited),
    resolutionField(dateOf(page.expectedResolutionAt)),
    ...(mayEmbargo
      ? [
          {
            name: "embargoUntil",
            label: "Embargo until",
            kind: "moment" as const,
            hint: `In ${page.timeZone}, the zone of the policy. Empty: no embargo.`,
            value: momentOf(page.embargoUntil, page.timeZone),
          },
        ]
      : []),
  ];
}

function knownField(name: string, label: string, value: string | null): FormField {
  const options = Object.entries(SAID_WORDS).map(([one, words]) => ({ value: one, label: words }));
  return { name, label, kind: "select", options, value: value ?? "unsure" };
}

/** The day of an instant, as date fields want it (UTC); empty for none. */
export function dateOf(at: Date | null): string {
  return at?.toISOString().slice(0, 10) ?? "";
}

function momentOf(at: Date | null, timeZone: string): string {
  if (at === null) return "";
  const { day, time } = localMoment(at, timeZone);
  return `${day} ${time}`;
}
