import { FileField } from "@/components/form/FileField";
import { Actions, Button } from "@/components/ui/Button";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { Field } from "@/components/ui/Field";
import { TextArea } from "@/components/ui/TextInput";
import { VisuallyHidden } from "@/components/ui/VisuallyHidden";
import type { FileLimits } from "@/lib/domain/file-limits";
import { sizeWords } from "@/lib/domain/size-words";
import type { ShownFile } from "./shapes";

type Props = {
  label: string;
  hint: string;
  /** What was typed and not sent. */
  text: string;
  waitingFiles: readonly ShownFile[];
  fileLimits: FileLimits;
  error?: string;
};

/** Words and files to the team. A plain form: it needs no JavaScript, and its answer is always a page. */
export function ReplyForm({ label, hint, text, waitingFiles, fileLimits, error }: Props) {
  const files = waitingFiles.map(({ id, name, sizeBytes }) => ({
    id,
    name,
    size: sizeWords(sizeBytes),
    remove: (
      <Button form="remove-file" name="id" value={id} variant="destructive" size="small">
        Remove<VisuallyHidden> {name}</VisuallyHidden>
      </Button>
    ),
  }));
  return (
    <>
      <ErrorSummary errors={error ? [{ field: "reply", message: error }] : []} kept="Nothing was sent." />
      <form id="remove-file" method="post" action="/portal/reply/remove" />
      <form method="post" action="/portal/reply" encType="multipart/form-data" noValidate>
        <Field id="reply" label={label} hint={hint} error={error}>
          {(control) => <TextArea name="body" rows={6} maxLength={65_536} defaultValue={text} {...control} />}
        </Field>
        <FileField
          id="reply-files"
          size="small"
          hint={{ after: "They go with the message." }}
          limits={fileLimits}
          files={files}
        />
        <Actions className="mt-4">
          <Button name="then" value="send">
            Send to the team
          </Button>
          <Button name="then" value="add" variant="quiet">
            Upload and go on writing
          </Button>
        </Actions>
      </form>
    </>
  );
}
