import { Field } from "@/components/ui/Field";
import { FileBox, type ListedFile } from "@/components/ui/FileBox";
import { type FileLimits, fileLimitWords } from "@/lib/domain/file-limits";
import { ChosenFiles } from "./ChosenFiles";

type Props = {
  id: string;
  /** Before and after the limits. */
  hint: { before?: string; after: string };
  limits: FileLimits;
  /** What has been attached so far. */
  files?: ListedFile[];
  size?: "page" | "small";
  className?: string;
};

/** The field for files of a report or a message: its limits, what is chosen and what is attached. */
export function FileField({ id, hint, limits, files, size, className }: Props) {
  return (
    <Field
      id={id}
      label="Files"
      optional
      size={size}
      className={className}
      hint={[hint.before, fileLimitWords(limits), hint.after].filter(Boolean).join(" ")}
    >
      {(control) => (
        <FileBox files={files}>
          <ChosenFiles control={control} limits={limits} />
        </FileBox>
      )}
    </Field>
  );
}
