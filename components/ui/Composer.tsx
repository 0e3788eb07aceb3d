import type { ComponentProps, ReactNode, TextareaHTMLAttributes } from "react";
import { Button } from "./Button";
import { Icon } from "./Icon";
import type { Voice } from "./Message";

export type Audience = {
  value: string;
  /** On the radio: "Internal", "Reporter", "Vendors (2)". */
  label: string;
  voice: Voice;
  /** Before the button: "Read by Mara, Jonas. Not by Ada Example or any vendor." */
  readers: string;
  /** On the button: "Add note for 4 people", "Send to Ada Example". */
  send: string;
  /** The name of the key that chooses it. */
  keyName?: string;
};

type Props = ComponentProps<"form">;

/** A form that takes the colour of its audience. Parts: ComposerAudiences, ComposerText, ComposerSend. */
export function Composer({ children, className = "", ...form }: Props) {
  return (
    <form className={`composer ${className}`} {...form}>
      {children}
    </form>
  );
}

type AudiencesProps = {
  audiences: Audience[];
  name?: string;
  value?: string;
  /** The id of the text that they will read. */
  text?: string;
};

/** Up to five audiences; the first is chosen unless `value` says otherwise. */
export function ComposerAudiences({
  audiences,
  name = "audience",
  value = audiences[0]?.value,
  text,
}: AudiencesProps) {
  return (
    <fieldset className="flex flex-wrap border-b border-(--composer-line) text-14">
      <legend className="sr-only">Who will read this</legend>
      {audiences.map((audience, index) => (
        <label
          key={audience.value}
          className="flex min-h-10 items-center gap-2 border-e border-(--composer-line) px-3.5 py-2 has-checked:bg-bg has-checked:font-fact"
        >
          <input
            type="radio"
            name={name}
            value={audience.value}
            defaultChecked={audience.value === value}
            data-voice={audience.voice}
            data-place={index + 1}
            data-key={audience.keyName}
            aria-controls={text}
          />
          {audience.voice === "internal" ? <Icon name="lock" /> : null}
          {audience.label}
        </label>
      ))}
    </fieldset>
  );
}

type TextProps = TextareaHTMLAttributes<HTMLTextAreaElement> & { label: string };

export function ComposerText({ label, rows = 4, ...rest }: TextProps) {
  return (
    <textarea
      aria-label={label}
      rows={rows}
      className="block min-h-22 w-full resize-y bg-transparent px-4 py-3 focus-visible:-outline-offset-3"
      {...rest}
    />
  );
}

type SendProps = {
  audiences: Audience[];
  /** Beside the button: attach files, templates, the shortcut. */
  children?: ReactNode;
  shortcut?: string;
  disabled?: boolean;
};

/** Says who will read it, twice: in a sentence and on the button. */
export function ComposerSend({ audiences, children, shortcut, disabled }: SendProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-(--composer-line) px-4 py-2.5">
      <p className="min-w-0 flex-[1_1_14rem] text-13">
        {audiences.map((audience, index) => (
          <span key={audience.value} data-reader={index + 1}>
            {audience.readers}
          </span>
        ))}
      </p>
      {children}
      <Button disabled={disabled} className="ms-auto">
        <span>
          {audiences.map((audience, index) => (
            <span key={audience.value} data-reader={index + 1}>
              {audience.send}
            </span>
          ))}
        </span>
        {shortcut ? <kbd className="noscript:hidden pointer-coarse:hidden">{shortcut}</kbd> : null}
      </Button>
    </div>
  );
}
