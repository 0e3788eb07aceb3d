import type { Metadata } from "next";
import { SettingsHead } from "@/app/desk/settings/SettingsHead";
import { policyHtml } from "@/app/policy-html";
import { PlainForm } from "@/components/form/PlainForm";
import { PolicyDocument } from "@/components/policy/PolicyDocument";
import { PolicyForm } from "@/components/settings/PolicyForm";
import { PolicyVersions } from "@/components/settings/PolicyVersions";
import { Banner } from "@/components/ui/Banner";
import { Callout } from "@/components/ui/Callout";
import { DocketFact, DocketStrip } from "@/components/ui/Docket";
import { PlainLink } from "@/components/ui/PlainLink";
import { Section, TwoColumns } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import { CLOCK_KINDS } from "@/lib/domain/clock/promise";
import { POLICY_LABELS, promiseOf, promiseWords } from "@/lib/domain/policy/words";
import type { PolicyVersion } from "@/lib/queries/policy";
import { policyHistory } from "@/lib/queries/settings";
import { openSettings } from "../open";
import { keep, publish } from "./actions";
import { editedPolicy } from "./fields";

export const metadata: Metadata = { title: "Policy" };

type Props = { searchParams: Promise<{ published?: string | string[] }> };

export default async function PolicySettings({ searchParams }: Props) {
  const { person, found, mayChange } = await openSettings("/desk/settings/policy");
  const { policy } = found;
  const { published } = await searchParams;
  const versions = await policyHistory(person.actor);
  return (
    <>
      <SettingsHead
        person={person}
        here="/desk/settings/policy"
        title="Policy"
        strip={mayChange ? <Strip policy={policy} /> : null}
      />
      {published === String(policy.number) ? (
        <div className="mt-4">
          <Banner tone="ok" live actions={<PlainLink href="/">See it as the public does</PlainLink>}>
            Version {policy.number} is in force. Reports that came in before keep theirs.
          </Banner>
        </div>
      ) : null}
      {mayChange && !found.policyKept ? <KeepIt number={policy.number} /> : null}
      {mayChange ? <Parts /> : null}
      <div className="mt-6">
        <TwoColumns
          label="Versions"
          aside={
            <>
              <PolicyVersions versions={versions} />
              <Section size="small" title="How it changes">
                <p className="text-muted">
                  Publishing makes a new version. Every report keeps the one it came in under, with its dates,
                  its rules and its safe harbour; no case is re-dated.
                </p>
              </Section>
            </>
          }
        >
          {mayChange ? (
            // Publishing begins a new form; somebody else's version does not, or what was typed would be lost.
            <PolicyForm
              key={String(published)}
              action={publish}
              seen={policy.number}
              policy={editedPolicy(policy.data)}
            />
          ) : (
            <div className="[&_.side-by-side]:grid-cols-1!">
              <PolicyDocument policy={policy.data} html={await policyHtml(policy.data)} />
            </div>
          )}
        </TwoColumns>
      </div>
    </>
  );
}

function KeepIt({ number }: { number: number }) {
  return (
    <div className="mt-4">
      <Callout>
        <p className="mb-2 max-w-measure">
          Version {number} came with the desk and is in force. Read what it promises, then keep it as it is or
          change it below.
        </p>
        <PlainForm
          leaves
          id="keep"
          action={keep}
          hidden={{ seen: String(number) }}
          submit={`Keep version ${number} as it is`}
          variant="secondary"
          size="small"
        />
      </Callout>
    </div>
  );
}

function Strip({ policy: { number, publishedAt, data } }: { policy: PolicyVersion }) {
  return (
    <DocketStrip label="The policy in force">
      <DocketFact label="In force">version {number}</DocketFact>
      <DocketFact label="Since">
        <Time at={publishedAt} style="date" />
      </DocketFact>
      {CLOCK_KINDS.map((kind) => (
        <DocketFact key={kind} label={POLICY_LABELS[kind]}>
          {promiseWords(promiseOf(data, kind))}
        </DocketFact>
      ))}
      <DocketFact label="Publication">{data.disclosureDays} days at most</DocketFact>
    </DocketStrip>
  );
}

const PARTS = [
  { href: "#whom", label: "Whom to turn to" },
  { href: "#promised", label: "Promises" },
  { href: "#days", label: "How days are counted" },
  { href: "#words", label: "Words" },
  { href: "#form", label: "The report form" },
];

/** Stays at the top of the window, so that every part of the long form is one step away. */
function Parts() {
  return (
    <nav
      aria-label="On this page"
      className="sticky inset-bs-0 z-1 mt-4 border-b border-line bg-bg py-2 text-14"
    >
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {PARTS.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
