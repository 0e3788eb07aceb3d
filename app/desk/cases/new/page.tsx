import type { Metadata } from "next";
import type { FormField } from "@/components/form/FormControl";
import { PlainForm } from "@/components/form/PlainForm";
import { BackLink } from "@/components/ui/BackLink";
import { PageHead } from "@/components/ui/PageHead";
import { productsFor } from "@/lib/queries/desk-choices";
import { requireStaff } from "@/lib/server/require-staff";
import { create } from "./actions";

export const metadata: Metadata = { title: "New case" };

/** For what the team found itself: a case without a reporter (S3.3). */
export default async function NewCase() {
  const { actor } = await requireStaff("case.create", "/desk/cases/new");
  const products = await productsFor(actor);
  const fields: FormField[] = [
    { name: "title", label: "Title", hint: "Read by the team only." },
    {
      name: "description",
      label: "What was found",
      hint: "Becomes the first internal note.",
      kind: "area",
    },
    ...(products.length > 0
      ? [
          {
            name: "productId",
            label: "Product",
            kind: "select" as const,
            options: [{ value: "", label: "Not named yet" }, ...products],
            value: "",
          },
        ]
      : []),
  ];
  return (
    <>
      <PageHead
        size="desk"
        eyebrow={<BackLink href="/desk/board">Board</BackLink>}
        title="New case"
        lead="Found by the team. It has no reporter, so nobody outside is told anything."
      />
      <div className="max-w-measure">
        <PlainForm action={create} fields={fields} submit="Open the case" size="small" />
      </div>
    </>
  );
}
