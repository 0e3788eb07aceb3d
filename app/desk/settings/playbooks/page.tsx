import type { Metadata } from "next";
import { SettingsHead } from "@/app/desk/settings/SettingsHead";
import { OrderForm } from "@/components/form/OrderForm";
import { PlainForm } from "@/components/form/PlainForm";
import { EmptyState } from "@/components/ui/EmptyState";
import { Section } from "@/components/ui/Section";
import { Tag } from "@/components/ui/Tag";
import { CASE_STATES, type CaseState, OUTCOMES } from "@/lib/domain/case/states";
import { OUTCOME_WORDS, STATE_WORDS } from "@/lib/domain/case/words";
import { playbookRegister } from "@/lib/queries/playbook";
import { requireStaff } from "@/lib/server/require-staff";
import { add, archive, move, reword } from "./actions";

export const metadata: Metadata = { title: "Playbooks" };

type Line = Awaited<ReturnType<typeof playbookRegister>>[number];

export default async function Playbooks() {
  const person = await requireStaff("playbook.manage", "/desk/settings/playbooks");
  const lines = await playbookRegister(person.actor);
  const used = lines.filter(({ archived }) => !archived);
  const archived = lines.filter((line) => line.archived);
  return (
    <>
      <SettingsHead
        person={person}
        here="/desk/settings/playbooks"
        title="Playbooks"
        lead="What the team does in each state of a case. Lines are ticked on the case and stop no move."
      />
      {used.length === 0 ? <EmptyState>No line yet. Add what the team must not forget.</EmptyState> : null}
      {CASE_STATES.map((state) => (
        <StateList key={state} state={state} lines={used.filter((line) => line.state === state)} />
      ))}
      <Section title="Add a line">
        <PlainForm
          id="new-line"
          action={add}
          fields={[
            {
              name: "state",
              label: "For cases that are",
              kind: "select",
              options: CASE_STATES.map((value) => ({ value, label: STATE_WORDS[value].desk })),
            },
            {
              name: "outcome",
              label: "With the outcome",
              hint: "For closed cases only.",
              kind: "select",
              options: [
                { value: "", label: "Any" },
                ...OUTCOMES.map((value) => ({ value, label: OUTCOME_WORDS[value] })),
              ],
            },
            { name: "words", label: "What is to be done", hint: "One line, as an instruction." },
          ]}
          submit="Add line"
          size="small"
        />
      </Section>
      {archived.length > 0 ? (
        <Section
          title="Archived"
          note={<span className="text-muted">still ticked where they were ticked</span>}
        >
          <ul>
            {archived.map((line) => (
              <li key={line.id} className={ROW}>
                <Words line={line} />
                <span className="text-muted">{STATE_WORDS[line.state].desk}</span>
                <Archive line={line} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

const ROW = "flex flex-wrap items-center gap-x-4 gap-y-1.5 border-t border-line py-1.5";

function StateList({ state, lines }: { state: CaseState; lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  return (
    <Section title={STATE_WORDS[state].desk} size="small" className="mt-6">
      <ol>
        {lines.map((line, place) => (
          <li key={line.id} className={ROW}>
            <Words line={line} />
            <OrderForm
              action={move}
              hidden={{ itemId: line.id }}
              label={line.words}
              first={place === 0}
              last={place === lines.length - 1}
            />
            <Archive line={line} />
            <Reword line={line} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Words({ line }: { line: Line }) {
  return (
    <span className="min-w-0 flex-1 basis-60 wrap-anywhere max-sm:basis-full">
      {line.words}
      {line.outcome ? (
        <>
          {" "}
          <Tag>{OUTCOME_WORDS[line.outcome]}</Tag>
        </>
      ) : null}
    </span>
  );
}

function Reword({ line }: { line: Line }) {
  return (
    <div className="basis-full">
      <PlainForm
        id={`line-${line.id}`}
        action={reword}
        fold={
          <>
            Reword<span className="sr-only">: {line.words}</span>
          </>
        }
        fields={[
          {
            name: "words",
            label: "What is to be done",
            hint: "Where it is ticked it stays ticked, and says the new words.",
            value: line.words,
          },
        ]}
        hidden={{ itemId: line.id, stood: line.words }}
        submit="Save line"
        variant="secondary"
        size="small"
      />
    </div>
  );
}

function Archive({ line }: { line: Line }) {
  return (
    <PlainForm
      leaves
      id={`archive-${line.id}`}
      action={archive}
      hidden={{ itemId: line.id, archived: line.archived ? "no" : "yes" }}
      submit={
        <>
          {line.archived ? "Put back" : "Archive"}
          <span className="sr-only">: {line.words}</span>
        </>
      }
      variant="quiet"
      size="small"
    />
  );
}
