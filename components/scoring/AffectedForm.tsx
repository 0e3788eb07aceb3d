"use client";

import { HiddenFields } from "@/components/form/HiddenFields";
import { RangeRows } from "@/components/form/RangeRows";
import { useActionForm } from "@/components/form/use-action-form";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { SubmitButton } from "@/components/ui/SubmitButton";
import type { AffectedRange } from "@/lib/domain/case/vulnerability";
import type { FormAction } from "@/lib/domain/form-state";

type Props = {
  action: FormAction;
  hidden: Readonly<Record<string, string>>;
  ranges: readonly AffectedRange[];
  products: readonly string[];
};

/** Which versions of which product are affected, and where it is fixed. */
export function AffectedForm({ action, hidden, ranges, products }: Props) {
  const form = useActionForm(action, (field) => (field.startsWith("ranges") ? field : null));
  return (
    <form
      action={form.send}
      noValidate
      data-written
      data-leaves
      data-unsaved={form.returned ? true : undefined}
    >
      <ErrorSummary errors={form.errors} kept="What you entered is kept." />
      <HiddenFields values={hidden} />
      <RangeRows
        name="ranges"
        rows={ranges}
        typed={form.typed}
        errorOf={form.errorOf}
        products={products}
        returned={form.returned}
      />
      <div className="mt-3">
        <SubmitButton variant="secondary">Save versions</SubmitButton>
      </div>
    </form>
  );
}
