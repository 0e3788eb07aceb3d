import { Callout } from "@/components/ui/Callout";
import { PlainLink } from "@/components/ui/PlainLink";
import { CodeToSave } from "./CodeToSave";

/** The secret code of a receipt, or that it was saved. */
export function ReceiptCode({ code }: { code: string | null }) {
  if (code === null) return <CodeSaved />;
  return (
    <CodeToSave
      code={code}
      lead="It opens this case. With it you need no account and no mail address."
      file={{ href: "/report/receipt/file", words: "Save receipt as a file" }}
      saved="/report/receipt/saved"
      shown="and your text for 24 hours"
    />
  );
}

function CodeSaved() {
  return (
    <Callout>
      <p>
        You saved your secret code; neither it nor your text is shown again here.{" "}
        <PlainLink href="/track">Open your case</PlainLink> with it.
      </p>
    </Callout>
  );
}
