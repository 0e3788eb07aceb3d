import { CheckboxRows, type Choice, RadioRows } from "@/components/ui/ChoiceRows";
import { type ControlProps, Field } from "@/components/ui/Field";
import { Select, TextArea, TextInput } from "@/components/ui/TextInput";
import { AmountControl } from "./AmountControl";
import { MomentControl } from "./MomentControl";

export type FormField = {
  name: string;
  label: string;
  hint?: string;
  optional?: boolean;
  /** Of a moment: day and time with a blank between. */
  value?: string;
  mono?: boolean;
  /** For texts of a few characters. */
  short?: boolean;
  /** Default: a line of text. */
  kind?:
    | "text"
    | "email"
    | "password"
    | "code"
    | "area"
    | "select"
    | "checks"
    | "radios"
    | "date"
    | "moment"
    | "amount"
    | "number";
  /** HTML autofill detail, such as "username webauthn": password managers go by it. */
  autoComplete?: string;
  /** For select, checks and radios; the units of an amount. */
  options?: Choice[];
  /** For an amount: the unit of `value`. */
  unit?: string;
  /** For areas: how many lines are seen at first. */
  rows?: number;
  /** For texts: what the browser offers to complete them. */
  suggestions?: readonly string[];
  /** For checks: what is ticked at first. */
  values?: readonly string[];
  /** For checks: in two columns, where short answers would make a long list. */
  columns?: boolean;
  /** For areas: people outside the team read it. It is looked through before it goes out (AskBeforeSending). */
  outgoing?: boolean;
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
        // The boxes of a refused form are made anew, ticked as they were sent.
        key={field.values?.join()}
        id={id}
        name={name}
        legend={label}
        hint={hint}
        error={error}
        options={options}
        values={field.values}
        columns={field.columns}
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
      {(control) => <Control field={field} control={control} />}
    </Field>
  );
}

/** The control alone, for every kind that has one label. */
function Control({ field, control }: { field: FormField; control: ControlProps }) {
  const { name, label, kind = "text", value, options = [] } = field;
  const shared = { name, defaultValue: value, autoComplete: field.autoComplete, ...control };
  const choices = options.map(({ value: choice, label: words }) => ({ value: choice, label: String(words) }));
  switch (kind) {
    case "amount":
      return (
        <AmountControl
          name={name}
          label={label}
          amount={value}
          unit={field.unit}
          units={choices}
          control={control}
        />
      );
    case "moment":
      return <MomentControl name={name} label={label} value={value} control={control} />;
    case "area":
      return (
        <TextArea
          rows={field.rows ?? 4}
          mono={field.mono}
          data-outgoing={field.outgoing ? true : undefined}
          {...shared}
        />
      );
    case "select":
      // A form is reset after its action, and a select then falls back to its first default: so it is made anew.
      return <Select key={value} options={choices} className="max-w-80" {...shared} />;
    case "number":
      return <TextInput inputMode="numeric" className="max-w-24" {...shared} autoComplete="off" />;
    default:
      return <Line field={field} shared={shared} />;
  }
}

type LineProps = { field: FormField; shared: ControlProps & { name: string; defaultValue?: string } };

/** One line of text, with what the browser may offer to complete it. */
function Line({ field: { kind = "text", mono, short, suggestions }, shared }: LineProps) {
  const list = suggestions ? `${shared.id}-list` : undefined;
  const code = kind === "code";
  return (
    <>
      <TextInput
        type={code ? "text" : kind}
        inputMode={code ? "text" : undefined}
        autoCapitalize={kind === "text" ? undefined : "none"}
        spellCheck={kind === "text" ? undefined : false}
        mono={mono ?? code}
        className={short ? "max-w-32" : "max-w-96"}
        list={list}
        {...shared}
      />
      {suggestions ? (
        <datalist id={list}>
          {suggestions.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      ) : null}
    </>
  );
}
