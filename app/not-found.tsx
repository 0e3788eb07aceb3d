import type { Metadata } from "next";
import Link from "next/link";
import { ProblemPage } from "@/components/frame/ProblemPage";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <ProblemPage title="This page does not exist, or is not for you to see">
      <p>
        Both look the same here on purpose: the address of a private case must not tell whether the case
        exists. Nothing was changed.
      </p>
      <p>
        If you followed a link to your own report, <Link href="/track">enter your code again</Link>. If you
        are part of the team, <Link href="/sign-in">sign in</Link>. Otherwise start at the{" "}
        <Link href="/">security policy</Link>.
      </p>
    </ProblemPage>
  );
}
