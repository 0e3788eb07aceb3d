import { galleryOnly } from "@/app/(dev)/gallery/gallery-only";
import { PortalFrame } from "@/components/frame/PortalFrame";
import { BackLink } from "@/components/ui/BackLink";
import { Actions, Button, ButtonLink } from "@/components/ui/Button";
import { CheckboxLine, CheckboxRows, RadioRows } from "@/components/ui/ChoiceRows";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { Field } from "@/components/ui/Field";
import { FileBox, FileInput } from "@/components/ui/FileBox";
import { Icon, iconNames } from "@/components/ui/Icon";
import { KeyValues } from "@/components/ui/KeyValues";
import { Mono } from "@/components/ui/Mono";
import { Eyebrow } from "@/components/ui/PageHead";
import { Section, TwoColumns } from "@/components/ui/Section";
import { StepList } from "@/components/ui/StepList";
import { SubmitBar } from "@/components/ui/SubmitBar";
import { Select, TextArea, TextInput } from "@/components/ui/TextInput";

export default function FormsGallery() {
  galleryOnly();
  return (
    <PortalFrame
      organisation="Example Project"
      links={[{ href: "/gallery/forms", label: "Your case", current: true }]}
      who="Opened with a code"
      leave={
        <Button variant="quiet" size="small">
          Leave
        </Button>
      }
      footer={[{ href: "/gallery", label: "Policy version 7" }]}
    >
      <div className="pt-6">
        <TwoColumns label="Steps and notes" aside={<Aside />}>
          <BackLink href="/gallery" />
          <form noValidate>
            <Fields />
            <SubmitBar
              promise="A person answers within 24 hours."
              record="In the last 90 days half of all first answers came within 5 h 10 min; 46 of 48 came in time."
            >
              <Button size="large">Continue</Button>
            </SubmitBar>
          </form>
          <Section title="Icons">
            <ul className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-2 text-14">
              {iconNames.map((name) => (
                <li key={name} className="flex items-center gap-2">
                  <Icon name={name} />
                  {name}
                </li>
              ))}
            </ul>
          </Section>
          <Section title="Buttons">
            <Actions>
              <Button>Primary</Button>
              <Button variant="secondary">Secondary</Button>
              <Button variant="quiet">Quiet</Button>
              <Button variant="internal">Internal</Button>
              <Button variant="destructive">Delete the draft</Button>
              <Button disabled>Not yet</Button>
              <ButtonLink href="/gallery" variant="quiet" size="small">
                Small <kbd>s</kbd>
              </ButtonLink>
            </Actions>
          </Section>
        </TwoColumns>
      </div>
    </PortalFrame>
  );
}

function Fields() {
  return (
    <>
      <ErrorSummary
        errors={[
          { field: "title", message: "Enter one line that says what you found." },
          { field: "files", message: "capture-full.pcapng is 48 MB. The limit is 25 MB a file." },
        ]}
        kept="Everything else you wrote is kept, including poc.py."
      />
      <div className="mt-8">
        <Eyebrow>Step 2 of 7</Eyebrow>
        <h1 className="mt-1">What did you find?</h1>
      </div>
      <Field
        id="title"
        label="Title"
        hint="One line is enough, for example “Stored XSS in the comment preview”."
        error="Enter one line that says what you found."
      >
        {(control) => <TextInput name="title" {...control} />}
      </Field>
      <Field id="body" label="What happens, and why is it a problem?" hint="You can use Markdown.">
        {(control) => (
          <TextArea name="body" rows={5} defaultValue="After DELETE the token stays valid." {...control} />
        )}
      </Field>
      <Field id="product" label="Product" optional>
        {(control) => (
          <Select
            name="product"
            blank="I’m not sure"
            options={[{ value: "server", label: "Example Server" }]}
            className="max-w-80"
            {...control}
          />
        )}
      </Field>
      <RadioRows
        name="kind"
        legend="What kind of problem is it?"
        optional
        hint="We sort it out with you if it fits none of these."
        value="access"
        options={[
          {
            value: "access",
            label: "Someone gets access they should not have",
            help: "sign-in, sessions, permissions",
          },
          { value: "stop", label: "The service stops or slows down" },
          { value: "unsure", label: "I’m not sure" },
        ]}
      />
      <CheckboxRows
        name="told"
        legend="Who else knows?"
        error="Choose at least one."
        values={["cert"]}
        options={[
          { value: "cert", label: "A CERT" },
          { value: "vendor", label: "Another vendor", help: "We ask you which one." },
        ]}
      />
      <Field
        id="files"
        label="Files"
        optional
        hint="Up to 10 files, 25 MB each."
        error="capture-full.pcapng is 48 MB. The limit is 25 MB a file."
      >
        {(control) => (
          <FileBox
            files={[{ id: "1", name: "poc.py", size: "3 KB", remove: <a href="?remove=1">Remove poc.py</a> }]}
          >
            <FileInput name="files" {...control} />
          </FileBox>
        )}
      </Field>
      <CheckboxLine
        name="rules"
        label="I kept to the rules of policy version 7."
        error="Confirm the rules, or say what differs."
      />
      <Field id="vector" label="Vector" size="small" hint="Paste one to fill the form.">
        {(control) => <TextInput name="vector" mono defaultValue="CVSS:4.0/AV:N/AC:L" {...control} />}
      </Field>
    </>
  );
}

function Aside() {
  return (
    <>
      <StepList
        label="Steps of this report"
        steps={[
          { label: "Before you start", href: "?step=1", state: "done" },
          { label: "What did you find?", state: "current" },
          { label: "Where is it?", state: "todo" },
        ]}
      />
      <Section title="Stop here and come back" size="small">
        <p className="text-muted">Keep this code to resume within 7 days, on any device.</p>
        <p className="my-2 text-16">
          <Mono>draft-7KQM-2XFA</Mono>
        </p>
      </Section>
      <Section title="Check your answers" size="small">
        <KeyValues
          variant="rows"
          items={[
            { key: "Title", value: "Session cookie survives sign-out" },
            { key: "Product", value: "Example Server" },
          ]}
        />
      </Section>
    </>
  );
}
