import type { InputHTMLAttributes, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";

type InputProps = InputHTMLAttributes<HTMLInputElement> & { mono?: boolean; dense?: boolean };

/** `dense` is for search lines and filters on the desk. */
export function TextInput({
  mono = false,
  dense = false,
  className = "",
  type = "text",
  ...rest
}: InputProps) {
  return (
    <input
      type={type}
      className={`control ${mono ? "font-mono" : ""} ${dense ? "min-h-8 py-1" : ""} ${className}`}
      {...rest}
    />
  );
}

type AreaProps = TextareaHTMLAttributes<HTMLTextAreaElement> & { mono?: boolean };

export function TextArea({ mono = false, className = "", rows = 6, ...rest }: AreaProps) {
  return (
    <textarea rows={rows} className={`control ${mono ? "font-mono text-14" : ""} ${className}`} {...rest} />
  );
}

export type Option = { value: string; label: string; disabled?: boolean };

type SelectProps = SelectHTMLAttributes<HTMLSelectElement> & {
  options: Option[];
  /** An empty first choice, e.g. "Choose a product". */
  blank?: string;
};

export function Select({ options, blank, className = "", ...rest }: SelectProps) {
  return (
    <select className={`control ${className}`} {...rest}>
      {blank !== undefined ? <option value="">{blank}</option> : null}
      {options.map(({ value, label, disabled }) => (
        <option key={value} value={value} disabled={disabled}>
          {label}
        </option>
      ))}
    </select>
  );
}
