import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ContactRows } from "@/components/policy/ContactRows";
import { PolicyBody } from "@/components/policy/PolicyBody";
import { PromiseStrip } from "@/components/policy/PromiseStrip";
import { Banner } from "@/components/ui/Banner";
import { PageHead } from "@/components/ui/PageHead";
import { PlainLink } from "@/components/ui/PlainLink";
import { Prose } from "@/components/ui/Prose";
import { Section, TwoColumns } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import { publicPolicyVersion } from "@/lib/queries/policy";
import { requireInstance } from "../../instance";
import { policyHtml } from "../../policy-html";

type Props = { params: Promise<{ version: string }> };

const findVersion = cache(async (version: string) => {
  if (!/^[1-9]\d{0,5}$/.test(version)) notFound();
  return (await publicPolicyVersion(Number(version))) ?? notFound();
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await findVersion((await params).version);
  return { title: `Security policy, version ${number} – ${(await requireInstance()).organisation}` };
}

export default async function PolicyVersionPage({ params }: Props) {
  const [version, { policy }] = await Promise.all([findVersion((await params).version), requireInstance()]);
  const { introductionHtml, ...sections } = await policyHtml(version.data);
  return (
    <>
      {version.number === policy.number ? null : (
        <Banner>
          This version is kept for the reports it was accepted with.{" "}
          <PlainLink href="/">Version {policy.number} is in force</PlainLink>
        </Banner>
      )}
      <PageHead
        eyebrow={
          <span>
            Version {version.number}, published <Time at={version.publishedAt} style="date" />
          </span>
        }
        title={version.data.name}
      />
      <PromiseStrip policy={version.data} />
      <TwoColumns
        label="Contacts"
        aside={
          <div className="md:pt-10">
            <Section size="small" title="Contacts">
              <ContactRows contacts={version.data.contacts} />
            </Section>
          </div>
        }
      >
        <div className="mt-6">
          <Prose html={introductionHtml} />
        </div>
        <PolicyBody {...sections} rules={version.data.rules} />
      </TwoColumns>
    </>
  );
}
