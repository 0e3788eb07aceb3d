import { type ComponentProps, type ReactNode, useId } from "react";
import { Icon } from "./Icon";

export type ListedFile = {
  id: string;
  name: string;
  /** In words: "3 KB". */
  size: string;
  /** A link or a small form that takes it away; say the file's name in it. */
  remove?: ReactNode;
};

type Props = { files?: ListedFile[]; children: ReactNode };

/** A file input in a dashed box, and what has been attached so far. */
export function FileBox({ files = [], children }: Props) {
  return (
    <div className="rounded-box border-[1.5px] border-dashed border-line-strong bg-surface p-4 has-aria-invalid:border-2 has-aria-invalid:border-solid has-aria-invalid:border-high">
      {children}
      <FileRows label="Attached">
        {files.map((file) => (
          <FileRow key={file.id} name={file.name} size={file.size}>
            {file.remove}
          </FileRow>
        ))}
      </FileRows>
    </div>
  );
}

/** The browser's own choice of files, of one or several. */
export function FileInput(props: ComponentProps<"input">) {
  return <input type="file" multiple className="max-w-full text-14" {...props} />;
}

/** Files one below the other, under a word for what they are. Empty: renders nothing. */
export function FileRows({ label, children }: { label: string; children: ReactNode[] }) {
  const id = useId();
  if (children.length === 0) return null;
  return (
    <>
      <p id={id} className="mt-3 text-13 text-muted">
        {label}
      </p>
      <ul aria-labelledby={id} className="mt-1 text-14">
        {children}
      </ul>
    </>
  );
}

type RowProps = { name: string; size: string; children?: ReactNode };

/** One file of a list, and at the end what can be done about it. */
export function FileRow({ name, size, children }: RowProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line py-1.5">
      <span className="inline-flex min-w-0 items-center gap-2 wrap-anywhere">
        <Icon name="file" />
        <bdi>{name}</bdi>
      </span>
      <span className="text-muted">{size}</span>
      {children ? <span className="ms-auto">{children}</span> : null}
    </li>
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
