import type { ControlProps } from "@/components/ui/Field";
import { type Option, Select, TextInput } from "@/components/ui/TextInput";

type Props = {
  /** Fields are named `name.amount` and `name.unit`. */
  name: string;
  label: string;
  amount?: string;
  unit?: string;
  units: Option[];
  control: ControlProps;
  dense?: boolean;
};

/** A number and the unit it is counted in. */
export function AmountControl({ name, label, amount, unit, units, control, dense = false }: Props) {
  return (
    <div className="flex gap-2">
      <TextInput
        name={`${name}.amount`}
        defaultValue={amount}
        inputMode="decimal"
        autoComplete="off"
        dense={dense}
        className="max-w-24"
        {...control}
      />
      {units.length > 1 ? (
        <Select
          // A form is reset after its action, and a select then falls back to its first default: so it is made anew.
          key={unit}
          name={`${name}.unit`}
          defaultValue={unit}
          options={units}
          aria-label={`Unit: ${label}`}
          className={`w-auto! ${dense ? "min-h-8 py-1" : ""}`}
        />
      ) : (
        <input type="hidden" name={`${name}.unit`} value={units[0]?.value ?? ""} />
      )}
    </div>
  );
}
