import type { useActionForm } from "@/components/form/use-action-form";
import { Field } from "@/components/ui/Field";
import { TextArea } from "@/components/ui/TextInput";

type Props = {
  /** The id of the form it belongs to, where it stands outside of it. */
  form?: string;
  name: "reason" | "rationale";
  /** The report was accepted: a change has to say why. */
  needed: boolean;
  state: Pick<ReturnType<typeof useActionForm>, "errorOf" | "typed">;
  label?: string;
};

/** Why something is judged as it is; after acceptance said before it is saved, because people work by what stands. */
export function ReasonField({ form, name, needed, state, label = "Why" }: Props) {
  return (
    <Field
      id={name}
      label={needed ? "Why it changes" : label}
      size="small"
      optional={!needed}
      hint={
        needed
          ? "The report was accepted, so a change needs its reason. It is kept in the history."
          : undefined
      }
      error={state.errorOf(name)}
    >
      {(control) => (
        <TextArea form={form} name={name} rows={2} defaultValue={state.typed(name, "")} {...control} />
      )}
    </Field>
  );
}
