"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./Button";

type Props = Omit<ComponentProps<typeof Button>, "type" | "disabled"> & { disabled?: boolean };

/** A submit button that takes no second press while its server action runs. A plain submit without JavaScript. */
export function SubmitButton({ onClick, ...rest }: Props) {
  const { pending } = useFormStatus();
  return (
    <Button
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onClick?.(event);
      }}
      {...rest}
    />
  );
}
