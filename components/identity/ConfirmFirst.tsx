import type { ReactNode } from "react";
import { Banner } from "@/components/ui/Banner";
import { ButtonLink } from "@/components/ui/Button";

/** Stands where a sensitive form would, until the person has confirmed who they are. */
export function ConfirmFirst({ next, children }: { next: string; children: ReactNode }) {
  return (
    <div className="mt-4">
      <Banner
        actions={
          <ButtonLink href={`/desk/confirm?next=${encodeURIComponent(next)}`} size="small">
            Confirm that it is you
          </ButtonLink>
        }
      >
        {children}
      </Banner>
    </div>
  );
}
