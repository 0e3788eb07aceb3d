"use client";

import { ProblemPage } from "@/components/frame/ProblemPage";
import { Button } from "@/components/ui/Button";
import { isOverload } from "@/lib/domain/overload";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: Props) {
  const again = (
    <Button type="button" onClick={reset}>
      Try again
    </Button>
  );
  if (isOverload(error.digest))
    return (
      <ProblemPage title="We are busy just now">
        <p>Nothing was lost, and nothing you did is wrong. Try again in a few seconds.</p>
        {again}
      </ProblemPage>
    );
  return (
    <ProblemPage title="Something went wrong on our side" reference={error.digest}>
      <p>
        What you were doing may not have been saved. Everything saved before is kept, and nothing was sent to
        anyone. The people who run this desk can find the cause by the reference below.
      </p>
      <p>Try again first. If it fails again, go back, copy what you wrote and use another way to reach us.</p>
      {again}
    </ProblemPage>
  );
}
