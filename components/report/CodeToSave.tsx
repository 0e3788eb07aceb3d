import type { ReactNode } from "react";
import { Button, ButtonLink } from "@/components/ui/Button";
import { PrintButton } from "@/components/ui/PrintButton";
import { SecretCode } from "@/components/ui/SecretCode";

type Props = {
  code: string;
  /** What it opens. */
  lead: ReactNode;
  /** The file it can be saved as. */
  file: { href: string; words: string };
  /** Where the form that says it is saved goes. */
  saved: string;
  /** How long this browser shows it: "for 24 hours". */
  shown: ReactNode;
};

/** A secret code that is shown until its reporter says that it is saved. */
export function CodeToSave({ code, lead, file, saved, shown }: Props) {
  return (
    <>
      <SecretCode
        title="Your secret code"
        code={code}
        lead={lead}
        warning="Save it now. We store only a hash of it and cannot recover it."
      >
        <ButtonLink href={file.href} variant="secondary" download>
          {file.words}
        </ButtonLink>
        <PrintButton />
      </SecretCode>
      <form method="post" action={saved} data-print="no" className="mt-4">
        <p className="mb-2 text-14 text-muted">
          This browser shows the code {shown}, or until you say that you have saved it.
        </p>
        <Button variant="secondary">I have saved it</Button>
      </form>
    </>
  );
}
