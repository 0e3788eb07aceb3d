import type { Metadata } from "next";
import { FileField } from "@/components/form/FileField";
import { ReportAside } from "@/components/report/ReportSteps";
import { UploadForm } from "@/components/report/UploadForm";
import { BackLink } from "@/components/ui/BackLink";
import { Actions, Button } from "@/components/ui/Button";
import { Eyebrow } from "@/components/ui/PageHead";
import { TwoColumns } from "@/components/ui/Section";
import { VisuallyHidden } from "@/components/ui/VisuallyHidden";
import { REPORT_STEPS, STEP_TITLES } from "@/lib/domain/report/questions";
import { sizeWords } from "@/lib/domain/size-words";
import { requireInstance } from "../../instance";
import { answeredIn, requireDraft, teamSize } from "../draft";

type Props = { searchParams: Promise<{ then?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: `${STEP_TITLES.files} – ${(await requireInstance()).organisation} Security` };
}

export default async function FilesPage({ searchParams }: Props) {
  const [draft, { fileLimits }, readers, { then }] = await Promise.all([
    requireDraft(),
    requireInstance(),
    teamSize(),
    searchParams,
  ]);
  const changing = then === "check";
  const query = changing ? "?then=check" : "";
  const files = draft.files.map(({ id, name, sizeBytes }) => ({
    id,
    name,
    size: sizeWords(sizeBytes),
    remove: (
      <Button form="remove" name="id" value={id} variant="destructive" size="small">
        Remove<VisuallyHidden> {name}</VisuallyHidden>
      </Button>
    ),
  }));
  return (
    <div className="pt-6">
      <TwoColumns
        label="Steps and notes"
        aside={
          <ReportAside current="files" changing={changing} readers={readers} answered={answeredIn(draft)} />
        }
      >
        <BackLink href={changing ? "/report/check" : "/report/impact"} />
        <form id="remove" method="post" action={`/report/upload/remove${query}`} />
        <UploadForm action={`/report/upload${query}`} limits={fileLimits}>
          <div className="mt-4">
            <Eyebrow>
              Step {REPORT_STEPS.indexOf("files") + 1} of {REPORT_STEPS.length}
            </Eyebrow>
            <h1 className="mt-1">{STEP_TITLES.files}</h1>
          </div>
          <FileField
            id="files"
            hint={{
              before: "A proof of concept, trace or screenshot.",
              after: "Only the response team can open them.",
            }}
            limits={fileLimits}
            files={files}
          />
          <div className="mt-9 border-t-2 border-text pt-5">
            <Actions>
              <Button size="large" name="then" value="continue">
                Continue
              </Button>
              <Button size="large" variant="secondary" name="then" value="stay">
                Upload these and choose more
              </Button>
            </Actions>
            <p className="mt-2 text-14 text-muted">Both send the files that you have chosen.</p>
          </div>
        </UploadForm>
      </TwoColumns>
    </div>
  );
}
