"use client";

import { Button } from "@/components/ui/Button";
import { isOverload } from "@/lib/domain/overload";
import { ProblemPage } from "./ProblemPage";

/** What the framework says of a page that failed. `retry` asks the server for it again. */
export type Failure = { error: Error & { digest?: string }; retry: () => void };

/** Stands where the page would. `inFrame`: the layout around it stays. */
export function ErrorPage({ error, retry, inFrame }: Failure & { inFrame?: boolean }) {
  const again = (
    <Button type="button" onClick={retry}>
      Try again
    </Button>
  );
  if (isOverload(error.digest))
    return (
      <ProblemPage title="We are busy just now" inFrame={inFrame}>
        <p>Nothing you did is wrong. Try again in a few seconds.</p>
        {again}
      </ProblemPage>
    );
  return (
    <ProblemPage title="Something went wrong on our side" reference={error.digest} inFrame={inFrame}>
      <p>
        What you were doing may not have been saved. Everything saved before is kept, and nothing was sent to
        anyone. The people who run this desk can find the cause by the reference below.
      </p>
      <p>Try again first. If it fails again, go back, copy what you wrote and use another way to reach us.</p>
      {again}
    </ProblemPage>
  );
}
