import type { ButtonHTMLAttributes } from "react";

/** Goes somewhere, like the links beside it, and sends its form first. */
export function LinkButton({ className = "", ...rest }: ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type="submit" className={`as-link ${className}`} {...rest} />;
}
