import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { policyHtml } from "@/app/policy-html";
import { PolicyDocument } from "@/components/policy/PolicyDocument";
import { Banner } from "@/components/ui/Banner";
import { PageHead } from "@/components/ui/PageHead";
import { PlainLink } from "@/components/ui/PlainLink";
import { Time } from "@/components/ui/Time";
import { publicPolicyVersion } from "@/lib/queries/policy";
import { requireInstance } from "../../instance";

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
  const html = await policyHtml(version.data);
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
      <PolicyDocument policy={version.data} html={html} />
    </>
  );
}
