import type { ReactNode } from "react";
import { Actions } from "./Button";
import { CopyButton } from "./CopyButton";
import { Icon } from "./Icon";

type Props = {
  title: string;
  /** Shown as given, in groups; copied without the spaces. */
  code: string;
  lead?: ReactNode;
  warning?: string;
  copyLabel?: string;
  /** Further buttons: save as a file, print. */
  children?: ReactNode;
};

/** A code that is shown once. */
export function SecretCode({ title, code, lead, warning, copyLabel = "Copy code", children }: Props) {
  return (
    <div className="border-2 border-text bg-surface px-5 pt-4.5 pb-5">
      <h2>{title}</h2>
      {lead ? <p className="text-muted">{lead}</p> : null}
      <p className="my-2 font-mono text-18 leading-normal wrap-anywhere select-all sm:text-22 sm:[word-spacing:0.2em]">
        <bdi>{code}</bdi>
      </p>
      {warning ? (
        <p className="flex items-baseline gap-[0.5em] font-fact text-high">
          <Icon name="warning" className="translate-y-[0.1em]" />
          {warning}
        </p>
      ) : null}
      <Actions className="mt-3.5">
        <CopyButton text={code.replaceAll(" ", "")} variant="primary">
          {copyLabel}
        </CopyButton>
        {children}
      </Actions>
    </div>
  );
}
