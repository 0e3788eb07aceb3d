import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";
import { Tag } from "./Tag";
import { Time } from "./Time";

/** Whose voice it is: decides colour and edge, together with the words in the header. */
export type Voice = "reporter" | "team" | "internal" | "vendor";

const voices: Record<Voice, { box: string; readers: string; icon: IconName }> = {
  reporter: {
    box: "border-s-4 border-y border-e border-line border-s-text bg-surface",
    readers: "",
    icon: "arrow-right",
  },
  team: { box: "border-s-4 border-accent bg-accent-bg", readers: "text-accent", icon: "send" },
  internal: { box: "border-s-4 border-dashed border-internal-line bg-internal", readers: "", icon: "lock" },
  vendor: {
    box: "border-s-4 border-y border-e border-low [border-inline-start-style:double] bg-vendor",
    readers: "text-low",
    icon: "lock",
  },
};

type Props = {
  voice: Voice;
  author: string;
  /** "reporter", "team", "vendor, invited 6 Nov". */
  authorRole?: string;
  /** Who reads it: "To the team", "Internal, 4 people". */
  readers?: string;
  at: Date | string;
  isNew?: boolean;
  children: ReactNode;
  /** Attached files (FileLine). */
  files?: ReactNode;
  id?: string;
};

export function Message({
  voice,
  author,
  authorRole,
  readers,
  at,
  isNew = false,
  children,
  files,
  id,
}: Props) {
  const look = voices[voice];
  return (
    <article id={id} className={`px-4 pt-3 pb-4 ${look.box}`}>
      <header className="mb-1.5 flex flex-wrap items-center gap-x-2.5 gap-y-0.5 text-14">
        <b>
          <bdi>{author}</bdi>
        </b>
        {authorRole ? <span className="text-muted">{authorRole}</span> : null}
        {isNew ? <Tag>New</Tag> : null}
        {readers ? (
          <span className={`inline-flex items-center gap-[0.35em] text-13 font-fact ${look.readers}`}>
            <Icon name={look.icon} />
            {readers}
          </span>
        ) : null}
        <span className="text-13 text-muted sm:ms-auto">
          <Time at={at} style="short" />
        </span>
      </header>
      <div dir="auto" className="wrap-anywhere [&>p+p]:mt-2 [&_pre]:mt-2.5">
        {children}
      </div>
      {files}
    </article>
  );
}

/** Messages and events in one column, oldest first. */
export function Thread({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-[minmax(0,1fr)] gap-3">{children}</div>;
}
