import type { Metadata } from "next";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { Field } from "@/components/ui/Field";
import { PageHead } from "@/components/ui/PageHead";
import { PlainLink } from "@/components/ui/PlainLink";
import { Section, TwoColumns } from "@/components/ui/Section";
import { TextInput } from "@/components/ui/TextInput";
import { portalActor } from "@/lib/server/who";
import { WRONG_CODE } from "@/lib/usecases/portal/open-session";
import { requireInstance } from "../instance";

type Props = {
  searchParams: Promise<{
    wrong?: string | string[];
    saved?: string | string[];
    forgotten?: string | string[];
    /** "name": from the thanks page. */
    for?: string | string[];
  }>;
};

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const wrong = (await searchParams).wrong !== undefined;
  const { organisation } = await requireInstance();
  return { title: `${wrong ? "Error: " : ""}Track a report – ${organisation} Security` };
}

export default async function TrackPage({ searchParams }: Props) {
  const [{ wrong, saved, forgotten, for: purpose }, reporter] = await Promise.all([
    searchParams,
    portalActor(),
  ]);
  const error = wrong === undefined ? undefined : WRONG_CODE;
  return (
    <>
      {saved === undefined ? null : (
        <Banner tone="ok" live>
          Your new code is saved. It is not shown again; open your case with it.
        </Banner>
      )}
      {forgotten === undefined ? null : (
        <Banner tone="ok" live>
          This browser has forgotten the new code. The server shows it no more, and what was open of its case
          here has ended. It opens its case wherever it was saved.
        </Banner>
      )}
      <PageHead title="Track a report" lead="Enter the secret code from your receipt. It opens your case." />
      <TwoColumns label="Help" aside={<Help />}>
        {purpose === "name" ? (
          <p className="mb-4">
            Your name on the thanks page is changed or removed in the case it stands for, under “Credit”.
          </p>
        ) : null}
        {reporter ? (
          <p className="mb-4">
            A case is open in this browser. <PlainLink href="/portal">Go to it</PlainLink>
          </p>
        ) : null}
        <ErrorSummary errors={error ? [{ field: "code", message: error }] : []} />
        <form method="post" action="/track/open" noValidate>
          <Field
            id="code"
            label="Secret code"
            hint="26 letters and digits. Spaces, dashes and capitals do not matter."
            error={error}
          >
            {(control) => (
              <TextInput
                name="code"
                mono
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                className="max-w-[30rem]"
                {...control}
              />
            )}
          </Field>
          <div className="mt-6">
            <Button size="large">Open the case</Button>
          </div>
        </form>
      </TwoColumns>
    </>
  );
}

function Help() {
  return (
    <>
      <Section size="small" title="Lost your code?">
        <p className="text-muted">
          We store only a hash of it and cannot recover it. Send a new report and quote the reference of the
          old one.
        </p>
      </Section>
      <Section size="small" title="Somebody else has it?">
        <p className="text-muted">
          Open your case and replace the code there. If it opens nothing any more, tell the team: they can
          stop whichever code is in force now.
        </p>
      </Section>
      <Section size="small" title="How long it stays open">
        <p className="text-muted">
          Until you leave, for 30 minutes without use, or for two hours. Then enter the code again.
        </p>
      </Section>
    </>
  );
}
