import type { ReactNode } from "react";
import { Icon } from "./Icon";

/** What a control needs from its field: spread it on the input. */
export type ControlProps = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };

type Words = { hint?: ReactNode; error?: string; optional?: boolean };
type Props = Words & {
  id: string;
  label: ReactNode;
  children: (control: ControlProps) => ReactNode;
  /** "small": 14 px label, for the desk and side columns. */
  size?: "page" | "small";
  className?: string;
};

/** The ids under which hint and error are found, in the order they stand. */
function describedBy(id: string, { hint, error }: Words) {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return ids || undefined;
}

const boxClass = (error?: string) => (error ? "border-s-4 border-high ps-4" : "");
const labelClass = (size: "page" | "small") =>
  size === "page" ? "text-18 leading-snug font-bold" : "text-14 font-fact";

/** Label, hint, error, control, in that order. */
export function Field({ id, label, hint, error, optional, children, size = "page", className = "" }: Props) {
  return (
    <div className={`${size === "page" ? "mt-7" : "mt-4"} ${boxClass(error)} ${className}`}>
      <label htmlFor={id} className={`block ${labelClass(size)}`}>
        {label}
        {optional ? <Optional size={size} /> : null}
      </label>
      <FieldWords id={id} hint={hint} error={error} size={size} />
      <div className={hint || error ? "" : "mt-1.5"}>
        {children({
          id,
          "aria-describedby": describedBy(id, { hint, error }),
          "aria-invalid": error ? true : undefined,
        })}
      </div>
    </div>
  );
}

type GroupProps = Words & {
  id: string;
  legend: ReactNode;
  children: ReactNode;
  size?: "page" | "small";
  /** The legend is said elsewhere on the page. */
  hideLegend?: boolean;
};

/** The same for a group of controls: fieldset and legend. */
export function FieldGroup({
  id,
  legend,
  hint,
  error,
  optional,
  children,
  size = "page",
  hideLegend,
}: GroupProps) {
  return (
    <fieldset
      aria-describedby={describedBy(id, { hint, error })}
      className={`${size === "page" ? "mt-7" : "mt-4"} ${boxClass(error)}`}
    >
      <legend className={hideLegend ? "sr-only" : `contents ${labelClass(size)}`}>
        {legend}
        {optional ? <Optional size={size} /> : null}
      </legend>
      <FieldWords id={id} hint={hint} error={error} size={size} />
      {children}
    </fieldset>
  );
}

function Optional({ size }: { size: "page" | "small" }) {
  const type = size === "page" ? "text-16" : "text-13";
  return <span className={`${type} font-regular text-muted`}> (optional)</span>;
}

function FieldWords({ id, hint, error, size }: Words & { id: string; size: "page" | "small" }) {
  return (
    <>
      {hint ? (
        <div
          id={`${id}-hint`}
          className={`mt-0.5 mb-2 max-w-hint text-muted ${size === "small" ? "text-13" : ""}`}
        >
          {hint}
        </div>
      ) : null}
      {error ? <FieldError id={id} words={error} className="mt-1 mb-2" /> : null}
    </>
  );
}

/** What is wrong with the control of this id, where `aria-describedby` finds it. */
export function FieldError({ id, words, className }: { id: string; words: string; className: string }) {
  return (
    <p id={`${id}-error`} className={`${className} flex items-baseline gap-[0.45em] font-fact text-high`}>
      <Icon name="warning" className="translate-y-[0.1em]" />
      <span>
        <span className="sr-only">Error: </span>
        {words}
      </span>
    </p>
  );
}
