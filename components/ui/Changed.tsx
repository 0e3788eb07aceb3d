import { VisuallyHidden } from "./VisuallyHidden";

/** What a field was and what it is, on one line; what is empty was not there or is gone. */
export function Changed({ before, after }: { before: string; after: string }) {
  return (
    <>
      {before ? <Removed>{before}</Removed> : null}
      {before && after ? <span aria-hidden="true"> → </span> : null}
      {after ? <Added>{after}</Added> : null}
    </>
  );
}

/** Words that are new. Underlined, so that it is not told by colour alone. */
export function Added({ children }: { children: string }) {
  return (
    <ins>
      <VisuallyHidden>now </VisuallyHidden>
      <bdi>{children}</bdi>
    </ins>
  );
}

/** Words that are gone, struck through. */
export function Removed({ children }: { children: string }) {
  return (
    <del>
      <VisuallyHidden>before </VisuallyHidden>
      <bdi>{children}</bdi>
    </del>
  );
}
