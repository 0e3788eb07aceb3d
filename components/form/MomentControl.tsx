import type { ControlProps } from "@/components/ui/Field";
import { TextInput } from "@/components/ui/TextInput";

type Props = {
  /** Fields are named `name.day` and `name.time`. */
  name: string;
  label: string;
  /** Day and time with a blank between. */
  value?: string;
  control: ControlProps;
};

/** A date and a time of day; their zone is said in the hint. */
export function MomentControl({ name, label, value = "", control }: Props) {
  const [day = "", time = ""] = value.split(" ");
  return (
    <div className="flex flex-wrap gap-2">
      <TextInput type="date" name={`${name}.day`} defaultValue={day} className="max-w-44" {...control} />
      <TextInput
        type="time"
        name={`${name}.time`}
        defaultValue={time}
        className="max-w-32"
        {...control}
        id={`${control.id}-time`}
        aria-label={`Time: ${label}`}
      />
    </div>
  );
}
