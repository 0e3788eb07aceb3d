import { Participants } from "@/components/desk/CaseFacts";
import { ReporterCode } from "@/components/desk/ReporterCode";
import { PlainForm } from "@/components/form/PlainForm";
import { yesOrNoField } from "@/components/form/yes-or-no-field";
import type { PersonActor } from "@/lib/domain/access/actor";
import { worksOnCases } from "@/lib/domain/access/works-on-cases";
import { REPORTER_KIND_WORDS } from "@/lib/domain/case/words";
import type { CasePage } from "@/lib/queries/case-page";
import * as actions from "./actions";

type Props = {
  page: CasePage;
  actor: PersonActor;
  mayAssign: boolean;
  mayRestrict: boolean;
  mayStopCodes: boolean;
};

/** Who takes part in the case, who works on it, and whether others of the team see it. */
export function TakingPart({ page, actor, mayAssign, mayRestrict, mayStopCodes }: Props) {
  return (
    <Participants parties={page.participants.map((party) => ({ ...party, words: partyWords(party, page) }))}>
      {mayAssign ? (
        <div data-key="assign">
          <Assign page={page} actor={actor} />
        </div>
      ) : null}
      {mayRestrict ? <Restrict page={page} /> : null}
      {mayStopCodes ? <Codes page={page} /> : null}
    </Participants>
  );
}

function partyWords(party: CasePage["participants"][number], page: CasePage): string {
  if (party.kind !== "reporter") return party.kind;
  const kind = page.reporterKind ? REPORTER_KIND_WORDS[page.reporterKind] : "reporter";
  return `${kind}, ${party.leftAddress ? "can be reached" : "left no address"}`;
}

function Assign({ page, actor }: { page: CasePage; actor: PersonActor }) {
  const team = page.team
    .filter(({ roles }) => worksOnCases(roles))
    .sort((a, b) => Number(b.value === actor.personId) - Number(a.value === actor.personId));
  return (
    <PlainForm
      id="assign"
      action={actions.assign}
      fields={[
        {
          name: "personId",
          label: "Assignee",
          kind: "select",
          options: [
            { value: "", label: "Nobody" },
            ...team.map(({ value, label }) => ({
              value,
              label: value === actor.personId ? `${label} (you)` : label,
            })),
          ],
          value: page.assigneeId ?? "",
        },
      ]}
      hidden={{ caseId: page.id, version: String(page.version) }}
      submit="Assign"
      variant="secondary"
      size="small"
    />
  );
}

function Restrict({ page }: { page: CasePage }) {
  const words = page.restricted
    ? "Only participants see this case now."
    : "The whole team sees this case now. Restricted, only its participants do, and you become one.";
  return (
    <details className="mt-3">
      <summary className="text-13">
        {page.restricted ? "Open to the team" : "Restrict to participants"}
      </summary>
      <p className="mt-1.5 text-muted">{words}</p>
      <PlainForm
        id="restrict"
        action={actions.restrict}
        fields={page.openLinked.length > 0 ? [linkedField(page.openLinked)] : []}
        hidden={{
          caseId: page.id,
          version: String(page.version),
          restricted: page.restricted ? "no" : "yes",
        }}
        submit={page.restricted ? "Open it to the team" : "Restrict it"}
        variant="secondary"
        size="small"
      />
    </details>
  );
}

function linkedField(linked: CasePage["openLinked"]) {
  const names = linked.map(({ reference }) => reference).join(", ");
  const words = {
    yes: "Restrict it too, so that it does not tell of this case",
    no: "Leave it open to the team",
  };
  return yesOrNoField("withLinked", `The same problem stands in ${names}`, words, true);
}

function Codes({ page }: { page: CasePage }) {
  return page.reporters.map(({ id, name, code }) =>
    code === null ? null : (
      <ReporterCode
        key={id}
        name={page.reporters.length > 1 ? name : null}
        participantId={id}
        caseId={page.id}
        reference={page.reference}
        code={code}
        actions={{ stop: actions.stopCode, allow: actions.allowCode }}
      />
    ),
  );
}
