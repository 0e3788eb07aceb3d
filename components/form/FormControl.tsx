import { CheckboxRows, type Choice, RadioRows } from "@/components/ui/ChoiceRows";
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
  kind?: "text" | "email" | "password" | "code" | "area" | "select" | "checks" | "radios" | "date";
  /** HTML autofill detail, such as "username webauthn": password managers go by it. */
  autoComplete?: string;
  /** For select, checks and radios. */
  options?: Choice[];
  /** For checks: what is ticked at first. */
  values?: readonly string[];
};

type Props = {
  /** Of its control; the name where a page has one form. */
  id?: string;
  field: FormField;
  error?: string;
  /** What stands there now, where somebody else saved while this was being written. */
  standing?: string;
  size: "page" | "small";
};

/** One question of a form: label, hint, error and the control its kind asks for. */
export function FormControl({ field, id = field.name, error, standing, size }: Props) {
  const { name, label, optional, kind = "text", options = [] } = field;
  const hint = standing ? (
    <>
      {field.hint} <b className="text-text">{standing}</b>
    </>
  ) : (
    field.hint
  );
  if (kind === "checks") {
    return (
      <CheckboxRows
        id={id}
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
  if (kind === "radios") {
    return (
      <RadioRows
        key={field.value}
        id={id}
        name={name}
        legend={label}
        hint={hint}
        error={error}
        options={options}
        value={field.value}
        size={size}
      />
    );
  }
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional} size={size}>
      {(control) => {
        const shared = { name, defaultValue: field.value, autoComplete: field.autoComplete, ...control };
        if (kind === "area") return <TextArea rows={4} mono={field.mono} {...shared} />;
        if (kind === "select") {
          const choices = options.map(({ value, label: words }) => ({ value, label: String(words) }));
          // A form is reset after its action, and a select then falls back to its first default: so it is made anew.
          return <Select key={field.value} options={choices} className="max-w-80" {...shared} />;
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
