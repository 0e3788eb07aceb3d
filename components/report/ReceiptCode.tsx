import { Callout } from "@/components/ui/Callout";
import { PlainLink } from "@/components/ui/PlainLink";
import { CodeToSave } from "./CodeToSave";

type Props = {
  code: string | null;
  /** It opens nothing any more: a newer one took its place, or the team stopped it. */
  codeGone: boolean;
};

/** The secret code of a receipt, or why it is not shown. */
export function ReceiptCode({ code, codeGone }: Props) {
  if (codeGone) return <CodeGone />;
  if (code === null) return <CodeSaved />;
  return (
    <CodeToSave
      code={code}
      lead="It opens this case. With it you need no account and no mail address."
      file={{ href: "/report/receipt/file", words: "Save receipt as a file" }}
      saved="/report/receipt/saved"
      shown="for 24 hours"
    />
  );
}

function CodeSaved() {
  return (
    <Callout>
      <p>
        You saved your secret code; it is not shown again. <PlainLink href="/track">Open your case</PlainLink>{" "}
        with it.
      </p>
    </Callout>
  );
}

function CodeGone() {
  return (
    <Callout>
      <p>
        The code of this receipt opens nothing any more. If you made a new one,{" "}
        <PlainLink href="/track">open your case</PlainLink> with that. Everything else on this receipt stays
        as it is.
      </p>
    </Callout>
  );
}
