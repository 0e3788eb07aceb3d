import type { ReactNode } from "react";
import { FieldError, FieldGroup } from "./Field";

export type Choice = {
  value: string;
  label: ReactNode;
  help?: ReactNode;
  disabled?: boolean;
  /** Chosen, it asks for the follow-ups of its question (`.follow-up` in controls.css). */
  asks?: boolean;
};

type Words = {
  legend: ReactNode;
  hint?: ReactNode;
  error?: string;
  optional?: boolean;
  size?: "page" | "small";
  hideLegend?: boolean;
};
type Shared = Words & {
  name: string;
  options: Choice[];
  /** The first row carries this id (default: the name), so an error link lands on it. */
  id?: string;
  /** From 640 px on in two columns, for many short answers. */
  columns?: boolean;
};

/** One answer of several, as 44 px ruled rows. */
export function RadioRows({ value, ...rest }: Shared & { value?: string | null }) {
  return <Rows type="radio" chosen={value == null ? [] : [value]} {...rest} />;
}

/** Any number of answers, as 44 px ruled rows. */
export function CheckboxRows({ values = [], ...rest }: Shared & { values?: readonly string[] }) {
  return <Rows type="checkbox" chosen={values} {...rest} />;
}

type RowsProps = Shared & { type: "radio" | "checkbox"; chosen: readonly string[] };

function Rows({ type, chosen, name, options, id = name, size = "page", columns, ...words }: RowsProps) {
  return (
    <FieldGroup id={id} size={size} {...words}>
      <div
        className={`mt-2 border-t border-line ${size === "small" ? "text-14" : ""} ${columns ? "sm:grid sm:grid-cols-2 sm:gap-x-8" : ""}`}
      >
        {options.map(({ value, label, help, disabled, asks }, index) => (
          <label
            key={value}
            className={`flex items-start gap-3 border-b border-line px-1 ${size === "small" ? "min-h-9 py-1.5" : "min-h-11 py-2.5"} ${disabled ? "text-muted" : ""}`}
          >
            <input
              type={type}
              id={index === 0 ? id : `${id}-${index + 1}`}
              name={name}
              value={value}
              defaultChecked={chosen.includes(value)}
              disabled={disabled}
              data-asks={asks || undefined}
              className="mt-[0.18rem]"
            />
            <ChoiceWords label={label} help={help} />
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

/** A single yes: one checkbox with its sentence. */
export function CheckboxLine(props: {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  checked?: boolean;
  value?: string;
  id?: string;
  error?: string;
}) {
  const { name, label, help, checked, value = "on", id = name, error } = props;
  return (
    <div className={`mt-4 ${error ? "border-s-4 border-high ps-4" : ""}`}>
      {error ? <FieldError id={id} words={error} className="mb-1" /> : null}
      <label className="flex min-h-11 items-start gap-3 py-2.5">
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          defaultChecked={checked}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className="mt-[0.18rem]"
        />
        <ChoiceWords label={label} help={help} />
      </label>
    </div>
  );
}

function ChoiceWords({ label, help }: Pick<Choice, "label" | "help">) {
  return (
    <span className="min-w-0">
      {label}
      {help ? <span className="block text-14 text-muted">{help}</span> : null}
    </span>
  );
}
