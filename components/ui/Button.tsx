import type { ComponentProps } from "react";
import { PlainLink } from "./PlainLink";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "internal" | "destructive";
export type ButtonSize = "small" | "medium" | "large";
type Look = { variant?: ButtonVariant; size?: ButtonSize };

const variants: Record<ButtonVariant, string> = {
  primary: "border-accent bg-accent text-on-accent font-fact",
  secondary: "border-accent text-accent font-fact",
  quiet: "border-line-strong text-text font-medium",
  internal: "border-internal-line bg-internal text-text font-fact",
  // A destructive act is words, never a filled box; it is confirmed on its own page or in a dialog.
  destructive:
    "border-transparent px-0! text-high font-fact underline underline-offset-[0.2em] hover:decoration-3",
};

const sizes: Record<ButtonSize, string> = {
  small: "min-h-7 px-2.5 py-0.5 text-13",
  medium: "min-h-9 px-3.5 py-1 text-14",
  large: "min-h-11 px-5 py-1.5 text-16",
};

/** The classes of a button, for elements that must be something else (a menu trigger, a label). */
export function buttonClass({ variant = "primary", size = "medium" }: Look = {}) {
  return `inline-flex cursor-pointer items-center justify-center gap-[0.5em] rounded-button border-[1.5px] leading-tight whitespace-nowrap disabled:cursor-not-allowed disabled:border-line-strong disabled:bg-sunken disabled:text-muted [&_kbd]:border-b [&_kbd]:border-current [&_kbd]:leading-4 ${variants[variant]} ${sizes[size]}`;
}

type ButtonProps = ComponentProps<"button"> & Look;

/** Submits its form unless `type` says otherwise. */
export function Button({ variant, size, className = "", type = "submit", ...rest }: ButtonProps) {
  return <button type={type} className={`${buttonClass({ variant, size })} ${className}`} {...rest} />;
}

type ButtonLinkProps = ComponentProps<typeof PlainLink> & Look;

export function ButtonLink({ variant, size, className = "", ...rest }: ButtonLinkProps) {
  return (
    <PlainLink
      data-print="no"
      className={`${buttonClass({ variant, size })} no-underline ${className}`}
      {...rest}
    />
  );
}

/** Buttons and links in a row that wraps. */
export function Actions({ children, className = "" }: { children: React.ReactNode; className?: string }) {
  return <div className={`flex flex-wrap items-center gap-x-3 gap-y-2.5 ${className}`}>{children}</div>;
}
