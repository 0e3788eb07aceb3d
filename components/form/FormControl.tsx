import { CheckboxRows, type Choice } from "@/components/ui/ChoiceRows";
import { Field } from "@/components/ui/Field";
import { Select, TextArea, TextInput } from "@/components/ui/TextInput";

export type FormField = {
  name: string;
  label: string;
  hint?: string;
  optional?: boolean;
  value?: string;
  mono?: boolean;
  /** Default: a line of text. */
  kind?: "text" | "email" | "password" | "code" | "area" | "select" | "checks";
  /** HTML autofill detail, such as "username webauthn": password managers go by it. */
  autoComplete?: string;
  /** For select and checks. */
  options?: Choice[];
  /** For checks: what is ticked at first. */
  values?: readonly string[];
};

type Props = { field: FormField; error?: string; size: "page" | "small" };

/** One question of a form: label, hint, error and the control its kind asks for. */
export function FormControl({ field, error, size }: Props) {
  const { name, label, hint, optional, kind = "text", options = [] } = field;
  if (kind === "checks") {
    return (
      <CheckboxRows
        name={name}
        legend={label}
        hint={hint}
        error={error}
        options={options}
        values={field.values}
        size={size}
      />
    );
  }
  return (
    <Field id={name} label={label} hint={hint} error={error} optional={optional} size={size}>
      {(control) => {
        const shared = { name, defaultValue: field.value, autoComplete: field.autoComplete, ...control };
        if (kind === "area") return <TextArea rows={4} mono={field.mono} {...shared} />;
        if (kind === "select") {
          const choices = options.map(({ value, label: words }) => ({ value, label: String(words) }));
          return <Select options={choices} className="max-w-80" {...shared} />;
        }
        return (
          <TextInput
            type={kind === "code" ? "text" : kind}
            inputMode={kind === "code" ? "text" : undefined}
            autoCapitalize={kind === "text" ? undefined : "none"}
            spellCheck={kind === "text" ? undefined : false}
            mono={field.mono ?? kind === "code"}
            className="max-w-96"
            {...shared}
          />
        );
      }}
    </Field>
  );
}
