import type { ReactNode } from "react";
import type { ControlProps } from "./Field";
import { Icon } from "./Icon";

export type ListedFile = {
  id: string;
  name: string;
  /** In words: "3 KB". */
  size: string;
  /** A link or a small form that takes it away; say the file's name in it. */
  remove?: ReactNode;
};

type Props = {
  name: string;
  control: ControlProps;
  files?: ListedFile[];
  multiple?: boolean;
  accept?: string;
};

/** A native file input in a dashed box, and what has been attached so far. */
export function FileBox({ name, control, files = [], multiple = true, accept }: Props) {
  const bad = control["aria-invalid"]
    ? "border-2 border-high"
    : "border-[1.5px] border-dashed border-line-strong";
  return (
    <div className={`rounded-box bg-surface p-4 ${bad}`}>
      <input
        type="file"
        name={name}
        multiple={multiple}
        accept={accept}
        className="max-w-full text-14"
        {...control}
      />
      {files.length > 0 ? (
        <ul className="mt-3 text-14">
          {files.map((file) => (
            <li
              key={file.id}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line py-1.5"
            >
              <span className="inline-flex min-w-0 items-center gap-2 wrap-anywhere">
                <Icon name="file" />
                <bdi>{file.name}</bdi>
              </span>
              <span className="text-muted">{file.size}</span>
              {file.remove ? <span className="ms-auto">{file.remove}</span> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** One attached file in a message: name, size and what is worth knowing before opening it. */
export function FileLine({ name, href, note }: { name: string; href?: string; note?: ReactNode }) {
  return (
    <p className="mt-2.5 flex flex-wrap items-center gap-2 text-14">
      <Icon name="file" />
      {href ? (
        // A download leaves no page: nobody is asked about what they are writing while they look a file up.
        <a href={href} download>
          <bdi>{name}</bdi>
        </a>
      ) : (
        <bdi>{name}</bdi>
      )}
      {note ? <span className="text-muted">{note}</span> : null}
    </p>
  );
}
