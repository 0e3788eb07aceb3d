import type { Metadata } from "next";
import type { ReactNode } from "react";
import { LastChanged } from "@/components/settings/LastChanged";
import { DocketFact, DocketStrip } from "@/components/ui/Docket";
import { PageHead } from "@/components/ui/PageHead";
import { PlainLink } from "@/components/ui/PlainLink";
import { limitWords } from "@/lib/domain/clock/promise";
import { hasSecondFactor } from "@/lib/domain/identity/factors";
import { promiseOf } from "@/lib/domain/policy/words";
import { checkWords } from "@/lib/domain/self-check/checks";
import { SETTINGS_PAGES, type SettingsPage } from "@/lib/domain/settings/pages";
import { signInWords } from "@/lib/domain/settings/sign-in";
import { sizeWords } from "@/lib/domain/size-words";
import { listPeople } from "@/lib/queries/people";
import { productRegister } from "@/lib/queries/products";
import { ownCheck } from "@/lib/queries/self-check";
import type { Installation } from "@/lib/queries/settings";
import { includes, requireStaff } from "@/lib/server/require-staff";
import { currentTime } from "@/lib/server/time";
import { openSettings } from "./open";
import { settingsPagesOf } from "./pages-of";

export const metadata: Metadata = { title: "Settings" };

export default async function Settings() {
  const person = await requireStaff(
    SETTINGS_PAGES.map(({ action }) => action),
    "/desk/settings",
  );
  return includes(person, "settings.read") ? <Whole /> : <Own pages={settingsPagesOf(person)} />;
}

/** For whoever keeps registers of the team and does not run the installation. */
function Own({ pages }: { pages: readonly SettingsPage[] }) {
  return (
    <>
      <PageHead size="desk" title="Settings" />
      <ul className="mt-6 border-t border-text">
        {pages.map((page) => (
          <Row key={page.href} href={page.href} title={page.label}>
            {page.about}
          </Row>
        ))}
      </ul>
    </>
  );
}

async function Whole() {
  const { person, found, mayChange } = await openSettings("/desk/settings");
  const [checks, people, products] = await Promise.all([
    ownCheck(person.actor, currentTime()),
    listPeople(person.actor),
    productRegister(person.actor),
  ]);
  const active = people.filter(({ disabledAt }) => disabledAt === null);
  const protectedBy = active.filter(({ secondFactors }) => secondFactors && hasSecondFactor(secondFactors));
  return (
    <>
      <PageHead
        size="desk"
        title="Settings"
        lead={mayChange ? undefined : "You can read everything here and change nothing."}
      />
      <Strip
        found={found}
        checks={checkWords(checks)}
        factors={`${protectedBy.length} of ${counted(active.length, "person", "people")}`}
      />
      <Sections
        found={found}
        pages={settingsPagesOf(person)}
        products={products.filter(({ archived }) => !archived)}
        people={active.length}
        checks={checkWords(checks)}
      />
    </>
  );
}

type StripProps = { found: Installation; checks: string; factors: string };

function Strip({ found: { settings, policy, storageUsedBytes }, checks, factors }: StripProps) {
  const answer = promiseOf(policy.data, "acknowledgement");
  return (
    <DocketStrip label="This desk at a glance">
      <DocketFact label="Organisation">
        <bdi className="wrap-anywhere">{settings.organisationName}</bdi>
      </DocketFact>
      <DocketFact label="Policy in force">version {policy.number}</DocketFact>
      <DocketFact label="First answer">{answer ? limitWords(answer.limit) : "no promise"}</DocketFact>
      <DocketFact label="Second factors">{factors}</DocketFact>
      <DocketFact label="Files stored">{sizeWords(storageUsedBytes)}</DocketFact>
      <DocketFact label="Self-check">{checks}</DocketFact>
    </DocketStrip>
  );
}

type SectionsProps = {
  found: Installation;
  pages: readonly SettingsPage[];
  products: readonly { branches: readonly unknown[] }[];
  people: number;
  checks: string;
};

function Sections({ found, pages, products, people, checks }: SectionsProps) {
  const { settings, policy, lastChanges } = found;
  const rules = signInWords(settings);
  const branches = products.reduce((sum, product) => sum + product.branches.length, 0);
  return (
    <ul className="mt-6 border-t border-text">
      <Row
        href="/desk/settings/organisation"
        title="Organisation"
        last={<LastChanged change={lastChanges.organisation} />}
      >
        <bdi>{settings.organisationName}</bdi>, new references begin with {settings.referencePrefix}
      </Row>
      <Row href="/desk/settings/policy" title="Policy" last={<LastChanged change={lastChanges.policy} />}>
        Version {policy.number}: whom to turn to, what is promised by when, scope, rules, working days, what a
        report must say
      </Row>
      <Row href="/desk/settings/products" title="Products">
        {counted(products.length, "product")} on the report form, {counted(branches, "branch", "branches")}
      </Row>
      {pages
        .filter(({ about }) => about !== undefined)
        .map(({ href, label, about }) => (
          <Row key={href} href={href} title={label}>
            {about}
          </Row>
        ))}
      {pages.some(({ href }) => href === "/desk/settings/search") ? (
        <Row href="/desk/settings/search" title="Word search">
          The keyed index of words is {settings.wordIndex ? "on" : "off"}
        </Row>
      ) : null}
      <Row href="/desk/settings/limits" title="Limits" last={<LastChanged change={lastChanges.limits} />}>
        {settings.reportsHeldAbove} reports an hour before more are held, room for{" "}
        {sizeWords(settings.storageQuotaBytes)} of files
      </Row>
      <Row href="/desk/settings/sign-in" title="Sign-in" last={<LastChanged change={lastChanges.signIn} />}>
        Signed out after {rules.idle} without use, after {rules.absolute} in any case; a second factor is{" "}
        {rules.secondFactor}
      </Row>
      <Row href="/desk/settings/self-check" title="Self-check">
        Mail, TLS, security.txt, backup, keys, clock: {checks.toLowerCase()}
      </Row>
      <Row href="/desk/people" title="People">
        {counted(people, "person", "people")} can sign in; invitations, roles and second factors
      </Row>
    </ul>
  );
}

function Row({
  href,
  title,
  last,
  children,
}: {
  href: string;
  title: string;
  last?: ReactNode;
  children: ReactNode;
}) {
  return (
    <li className="grid gap-x-8 gap-y-0.5 border-b border-line py-3 md:grid-cols-[10rem_minmax(0,1fr)_auto]">
      <h2 className="text-14 font-fact">
        <PlainLink href={href}>{title}</PlainLink>
      </h2>
      <p className="min-w-0 max-w-measure">{children}</p>
      {last ? <p className="text-13 text-muted md:text-end">{last}</p> : null}
    </li>
  );
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
