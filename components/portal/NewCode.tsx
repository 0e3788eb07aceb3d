import { CodeToSave } from "@/components/report/CodeToSave";
import { Actions, Button, ButtonLink } from "@/components/ui/Button";
import { Mono } from "@/components/ui/Mono";
import { PlainLink } from "@/components/ui/PlainLink";
import { Time } from "@/components/ui/Time";

/** What replacing the code does, said before it is done. */
export function RenewCode({ getsMail }: { getsMail: boolean }) {
  return (
    <div className="max-w-measure">
      <p>Do this if somebody else may have seen your code: whoever has it can read and write here as you.</p>
      <ul className="mt-4 list-disc space-y-1.5 ps-5">
        <li>The old code opens nothing any more, from this moment on.</li>
        <li>Every other browser that it opened is shut out. This one stays.</li>
        <li>You are shown a new code once. Nobody can tell it to you later, not even the team.</li>
        <li>
          Messages, files and dates stay as they are. The team sees that the code was replaced, not the code.
        </li>
        {getsMail ? <li>A mail tells you that it was replaced. It does not hold the code.</li> : null}
      </ul>
      <form method="post" action="/portal/code/renew">
        <Actions className="mt-6">
          <Button size="large">Make a new code</Button>
          <ButtonLink href="/portal" variant="quiet">
            Keep the one I have
          </ButtonLink>
        </Actions>
      </form>
    </div>
  );
}

type NewCodeProps = { code: string; reference: string; shownUntil: Date; isOfOther: boolean };

/** The new code, until its reporter says that it is saved. */
export function NewCode({ code, reference, shownUntil, isOfOther }: NewCodeProps) {
  return (
    <div className="max-w-[46rem]">
      <CodeToSave
        code={code}
        lead={
          <>
            It opens <Mono>{reference}</Mono>. With it you need no account and no mail address.
          </>
        }
        file={{ href: "/portal/code/file", words: "Save code as a file" }}
        saved="/portal/code/saved"
        shown={
          <>
            until <Time at={shownUntil} />
          </>
        }
      />
      {isOfOther ? (
        <p className="mt-4 text-14">
          It is not yours, or you do not need it?{" "}
          <PlainLink href="/portal/code/unsaved">Forget it here</PlainLink>
        </p>
      ) : null}
    </div>
  );
}

/** Before one walks away from a browser that shows a new code. */
export function UnsavedCode({ reference, shownUntil }: { reference: string; shownUntil: Date }) {
  return (
    <div className="max-w-measure">
      <p>
        This browser shows the new code of <Mono>{reference}</Mono> until <Time at={shownUntil} />. Until
        then, whoever uses this browser can read it and open the case.
      </p>
      <p className="mt-4">
        Save it, or forget it here: the server then shows it to nobody any more and ends what this browser has
        open of that case. Forgotten without being saved, it is lost: nobody can tell it to you later, not
        even the team, and you cannot open the case any more.
      </p>
      <form method="post" action="/portal/code/forget">
        <Actions className="mt-6">
          <ButtonLink href="/portal/code">See the code and save it</ButtonLink>
          <Button variant="destructive">Forget it here</Button>
        </Actions>
      </form>
    </div>
  );
}
