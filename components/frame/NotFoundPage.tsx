"use client";

import { PlainLink } from "@/components/ui/PlainLink";
import { ProblemPage } from "./ProblemPage";

/** Every page's payload carries what to show where there is nothing: as one name, not as these words each time. */
export function NotFoundPage() {
  return (
    <ProblemPage title="This page does not exist, or is not for you to see">
      <p>
        Both look the same here on purpose: the address of a private case must not tell whether the case
        exists. Nothing was changed.
      </p>
      <p>
        If you followed a link to your own report, <PlainLink href="/track">enter your code again</PlainLink>.
        If you are part of the team, <PlainLink href="/sign-in">sign in</PlainLink>. Otherwise start at the{" "}
        <PlainLink href="/">security policy</PlainLink>.
      </p>
    </ProblemPage>
  );
}
