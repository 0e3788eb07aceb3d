import type { FormField } from "@/components/form/FormControl";
import { PlainForm } from "@/components/form/PlainForm";
import { KeyValues } from "@/components/ui/KeyValues";
import { Mono } from "@/components/ui/Mono";
import { LineRow, Section } from "@/components/ui/Section";
import type { FormAction } from "@/lib/domain/form-state";
import {
  BRANCH_DECISION_WORDS,
  type BranchDecision,
  type BranchSupport,
} from "@/lib/domain/product/register";
import { LockedNote } from "./LockedNote";

export type FixBranch = {
  id: string;
  name: string;
  support: BranchSupport;
  decision: BranchDecision | null;
  note: string | null;
};

type Props = {
  caseId: string;
  /** The view this page shows: somebody else's newer fix is not written over. */
  version: number;
  fix: { reference: string; mitigation: string; testEvidence: string };
  fields: FormField[];
  branches: readonly FixBranch[];
  /** null: this person may not record fixes here. */
  actions: { record: FormAction; decide: FormAction } | null;
  /** Why nobody may just now, and what to do first. */
  lock: string | null;
};

/** What was done about it, how it was tested, and what happens to each supported branch. */
export function FixPanel({ caseId, version, fix, fields, branches, actions, lock }: Props) {
  return (
    <Section title="Fix" id="fix" note="Read by the team only">
      <KeyValues
        items={[
          { key: "Fix", value: fix.reference ? <Mono wrap>{fix.reference}</Mono> : <None /> },
          { key: "Mitigation", value: words(fix.mitigation) },
          { key: "Test evidence", value: words(fix.testEvidence) },
        ]}
      />
      <LockedNote words={lock} />
      {actions ? (
        <details className="mt-2">
          <summary className="text-13">Record the fix</summary>
          <PlainForm
            id="fix-form"
            action={actions.record}
            fields={fields}
            hidden={{ caseId, version: String(version) }}
            submit="Save the fix"
            variant="secondary"
            size="small"
          />
        </details>
      ) : null}
      {branches.length > 0 ? <h3 className="mt-5 mb-1 text-14">Supported branches</h3> : null}
      {branches.map((branch) => (
        <div key={branch.id}>
          <LineRow
            label={
              <>
                <bdi className="font-fact">{branch.name}</bdi>{" "}
                <span className="text-muted">{branch.support}</span>
              </>
            }
          >
            {branch.decision ? (
              <>
                {BRANCH_DECISION_WORDS[branch.decision]}
                {branch.note ? <span className="text-muted">: {branch.note}</span> : null}
              </>
            ) : (
              <b className="text-high">No decision yet</b>
            )}
          </LineRow>
          {actions ? (
            <details open={branch.decision === null}>
              <summary className="text-13">
                Decide <span className="sr-only">on branch {branch.name}</span>
              </summary>
              <PlainForm
                id={`branch-${branch.id}`}
                action={actions.decide}
                fields={decisionFields(branch)}
                hidden={{ caseId, version: String(version), branchId: branch.id }}
                submit="Save decision"
                variant="secondary"
                size="small"
              />
            </details>
          ) : null}
        </div>
      ))}
    </Section>
  );
}

function decisionFields(branch: FixBranch): FormField[] {
  return [
    {
      name: "decision",
      label: `Branch ${branch.name}`,
      kind: "select",
      options: [
        { value: "", label: "Choose" },
        ...Object.entries(BRANCH_DECISION_WORDS).map(([value, label]) => ({ value, label })),
      ],
      value: branch.decision ?? "",
    },
    { name: "note", label: "Note", optional: true, value: branch.note ?? "" },
  ];
}

function words(text: string) {
  return text ? <span className="whitespace-pre-wrap">{text}</span> : <None />;
}

function None() {
  return <span className="text-muted">not recorded</span>;
}
