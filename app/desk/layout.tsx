import type { Metadata } from "next";
import type { ReactNode } from "react";
import { CommandButton } from "@/components/desk/board/parts/keys/CommandButton";
import { DeskKeys } from "@/components/desk/board/parts/keys/DeskKeys";
import { DeskFrame } from "@/components/frame/DeskFrame";
import { Button } from "@/components/ui/Button";
import type { Action } from "@/lib/domain/access/policy";
import { includes } from "@/lib/server/require-staff";
import { signedIn } from "@/lib/server/who";
import { signOut } from "./actions";

export const metadata: Metadata = {
  title: { template: "%s – Breakwater", default: "Breakwater" },
};

const places: { href: string; label: string; action: Action }[] = [
  { href: "/desk/board", label: "Board", action: "case.read" },
  { href: "/desk/advisories", label: "Advisories", action: "case.read" },
  { href: "/desk/people", label: "People", action: "people.read" },
  { href: "/desk/outbox", label: "Mail", action: "case.read" },
  { href: "/desk/settings", label: "Settings", action: "settings.read" },
  { href: "/desk/audit", label: "Audit", action: "audit.read" },
];

/** Frame only: each page asks for itself who is there (requireStaff) and what they may do. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const person = await signedIn();
  if (!person) return children;
  const links = places
    .filter(({ action }) => includes(person, action))
    .map(({ href, label }) => ({ href, label }));
  return (
    <DeskKeys places={links} singleKeys={person.singleKeys}>
      <DeskFrame
        person={person.name}
        personHref="/desk/account"
        links={links}
        tools={<CommandButton />}
        leave={
          <form action={signOut} data-leaves>
            <Button variant="quiet" size="small">
              Sign out
            </Button>
          </form>
        }
      >
        {children}
      </DeskFrame>
    </DeskKeys>
  );
}
