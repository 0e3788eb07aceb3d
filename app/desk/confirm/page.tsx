import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHead } from "@/components/ui/PageHead";
import { requireSession } from "@/lib/server/require-staff";
import { factorAddress, returnPath } from "@/lib/server/return-path";
import { ConfirmForms } from "./ConfirmForms";

export const metadata: Metadata = { title: "Confirm that it is you" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function ConfirmPage({ searchParams }: { searchParams: Search }) {
  const next = returnPath((await searchParams).next);
  const { actor } = await requireSession(`/desk/confirm?next=${encodeURIComponent(next)}`);
  if (actor.owes === "proof") redirect(factorAddress(next));
  return (
    <div className="max-w-measure">
      <PageHead
        size="desk"
        title="Confirm that it is you"
        lead="What you are about to do is sensitive. A confirmation counts for ten minutes in this browser."
      />
      <ConfirmForms
        actor={actor}
        next={next}
        submit={{ passkey: "Confirm with a passkey", password: "Confirm" }}
      />
    </div>
  );
}
