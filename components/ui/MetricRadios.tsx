import type { ChangeEventHandler, RefCallback } from "react";
import { Icon } from "./Icon";

export type MetricValue = { value: string; label: string; help?: string };

type Props = {
  /** "Attack vector", "AV". */
  label: string;
  code?: string;
  name: string;
  values: MetricValue[];
  /** Uncontrolled start value, or the controlled value when `onChange` is given. */
  value?: string | null;
  onChange?: ChangeEventHandler<HTMLInputElement>;
  /** What the reporter chose, if it differs. */
  reporter?: string | null;
  /** Stands in for the chosen value's help, e.g. a rationale. */
  note?: string;
  /** Under the name: where the value comes from. */
  origin?: string;
  /** Over the values: what is asked. */
  hint?: string;
};

/** One metric of a score: name at the start, values as radios, help for the chosen value underneath. */
export function MetricRadios({
  label,
  code,
  name,
  values,
  value,
  onChange,
  reporter,
  note,
  origin,
  hint,
}: Props) {
  const chosen = values.find((candidate) => candidate.value === value);
  const differs = reporter != null && value != null && reporter !== value;
  const help = note ?? chosen?.help;
  return (
    <fieldset
      className={`border-t border-line py-3 sm:grid sm:grid-cols-[11rem_minmax(0,1fr)] sm:gap-x-5 ${differs ? "-mx-3 bg-sunken px-3" : ""}`}
    >
      <legend className="contents text-14">
        <span className="font-fact sm:row-span-2">
          {label} {code ? <code className="text-muted">{code}</code> : null}
          {differs ? (
            <span className="mt-0.5 flex items-center gap-1.5 text-13 font-regular">
              <Icon name="warning" /> differs from the reporter
            </span>
          ) : null}
          {origin ? (
            <span className="mt-0.5 block text-13 font-regular text-muted">
              <bdi>{origin}</bdi>
            </span>
          ) : null}
        </span>
      </legend>
      {hint ? <p className="mb-1.5 max-w-[62ch] sm:col-start-2">{hint}</p> : null}
      <div className="flex flex-wrap items-start gap-1.5 max-sm:mt-1.5 sm:col-start-2">
        {values.map((option) => {
          const theirs = differs && option.value === reporter;
          return (
            <label
              key={option.value}
              title={option.help}
              className={`inline-flex min-h-8 items-center gap-1.5 rounded-box border-[1.5px] bg-surface py-0.5 ps-2 pe-2.5 text-14 leading-tight has-checked:border-accent has-checked:bg-accent-bg has-checked:font-fact ${theirs ? "border-dashed border-text" : "border-line-strong"}`}
            >
              <input
                type="radio"
                name={name}
                value={option.value}
                className="size-4"
                onChange={onChange}
                ref={onChange ? keptByReset(option.value === value) : undefined}
                {...(onChange
                  ? { checked: option.value === value }
                  : { defaultChecked: option.value === value })}
              />
              {option.label}
              {theirs ? <span className="text-12 font-regular text-muted">reporter</span> : null}
            </label>
          );
        })}
      </div>
      {help ? (
        <p className="mt-1 max-w-[62ch] text-13 text-muted group-has-[#explain:checked]/metrics:hidden sm:col-start-2">
          {chosen ? <b>{chosen.label}: </b> : null}
          {help}
        </p>
      ) : null}
      <dl className="mt-1 hidden max-w-[62ch] gap-0.5 text-13 text-muted group-has-[#explain:checked]/metrics:grid sm:col-start-2">
        {values.map((option) =>
          option.help ? (
            <div key={option.value}>
              <dt className="inline font-fact">{option.label}: </dt>
              <dd className="inline">{option.help}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </fieldset>
  );
}

// React resets a form after its action, a refused one too. It keeps the default of a text equal to its value, but not that of a
// controlled radio: without this the first choice would come back, beside a state that holds another.
function keptByReset(checked: boolean): RefCallback<HTMLInputElement> {
  return (radio) => {
    if (radio) radio.defaultChecked = checked;
  };
}
