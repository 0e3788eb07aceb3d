import type { ReactNode } from "react";
import { leave } from "@/app/portal/actions";
import { PortalFrame } from "@/components/frame/PortalFrame";
import { Button } from "@/components/ui/Button";

type Props = { organisation: string; policyNumber: number; children: ReactNode };

/** What every page of the portal stands in: where one can go, and the way out. */
export function PortalPage({ organisation, policyNumber, children }: Props) {
  return (
    <PortalFrame
      organisation={organisation}
      links={[
        { href: "/portal", label: "Your case", current: true },
        { href: `/policy/${policyNumber}`, label: "Policy" },
      ]}
      leave={
        <form action={leave} data-leaves>
          <Button variant="quiet" size="small">
            Leave this case
          </Button>
        </form>
      }
      footer={[
        { href: `/policy/${policyNumber}`, label: `Policy version ${policyNumber}` },
        { href: "/.well-known/security.txt", label: "security.txt" },
      ]}
    >
      {children}
    </PortalFrame>
  );
}
