import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/TextInput";
import type { AdvisoryFilter } from "@/lib/domain/advisory/filter";
import { SEVERITIES, SEVERITY_LABELS } from "@/lib/domain/severity";

/** Narrows the list by a plain GET form: the filter is in the address. */
export function AdvisoryFilterForm({ filter, products }: { filter: AdvisoryFilter; products: string[] }) {
  return (
    <form
      action="/advisories"
      data-print="no"
      className="mb-6 grid grid-cols-[minmax(0,1fr)_minmax(0,2fr)] items-end gap-x-4 gap-y-3 sm:flex sm:flex-wrap"
    >
      <Field id="severity" label="Severity" size="small">
        {(control) => (
          <Select
            name="severity"
            blank="Any"
            defaultValue={filter.severity ?? ""}
            options={[...SEVERITIES].reverse().map((value) => ({ value, label: SEVERITY_LABELS[value] }))}
            {...control}
          />
        )}
      </Field>
      <Field id="product" label="Product" size="small" className="min-w-0">
        {(control) => (
          <Select
            name="product"
            blank="Any"
            defaultValue={filter.product ?? ""}
            options={products.map((product) => ({ value: product, label: product }))}
            className="max-w-full"
            {...control}
          />
        )}
      </Field>
      <Button variant="secondary" size="large" className="max-sm:col-span-2">
        Show
      </Button>
    </form>
  );
}
