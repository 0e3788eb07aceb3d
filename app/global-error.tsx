"use client";

import { fontClasses } from "@/app/fonts";
import "@/app/globals.css";
import { ProblemPage } from "@/components/frame/ProblemPage";

/** Replaces the root layout when that fails itself, so it brings its own document. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en" className={fontClasses}>
      <body>
        <title>Something went wrong</title>
        <ProblemPage title="This desk cannot answer right now" reference={error.digest}>
          <p>Everything saved before is kept, and nothing was sent to anyone. Reload the page in a minute.</p>
          <p>
            If you want to report a vulnerability and this page stays, use the mail address in the project’s
            security.txt.
          </p>
        </ProblemPage>
      </body>
    </html>
  );
}
