import type { Metadata } from "next";
import type { ReactNode } from "react";
import { CommandButton } from "@/components/desk/board/parts/keys/CommandButton";
import { DeskKeys } from "@/components/desk/board/parts/keys/DeskKeys";
import { SignOut } from "@/components/desk/SignOut";
import { AskBeforeSending } from "@/components/frame/AskBeforeSending";
import { DeskFrame } from "@/components/frame/DeskFrame";
import type { Action } from "@/lib/domain/access/policy";
import { includes } from "@/lib/server/require-staff";
import { signedIn } from "@/lib/server/who";
import { signOut } from "./actions";
import { settingsPagesOf } from "./settings/pages-of";

export const metadata: Metadata = {
  title: { template: "%s – Breakwater", default: "Breakwater" },
};

const places: { href: string; label: string; action: Action | null }[] = [
  { href: "/desk/board", label: "Board", action: "case.read" },
  { href: "/desk/advisories", label: "Advisories", action: "case.read" },
  { href: "/desk/people", label: "People", action: "people.read" },
  { href: "/desk/outbox", label: "Mail", action: "case.read" },
  // Whoever may open one of its pages.
  { href: "/desk/settings", label: "Settings", action: null },
  { href: "/desk/audit", label: "Audit", action: "audit.read" },
];

/** Frame only: each page asks for itself who is there (requireStaff) and what they may do. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const person = await signedIn();
  if (!person) return children;
  const settings = settingsPagesOf(person);
  const links = places
    .filter(({ action }) => (action === null ? settings.length > 0 : includes(person, action)))
    .map(({ href, label, action }) => ({
      href,
      label,
      ...(action === null && { pages: settings.map((page) => page.href) }),
    }));
  const within = settings.map(({ href, label, words }) => ({ href, label, words, within: "settings" }));
  return (
    <DeskKeys places={[...links, ...within]} singleKeys={person.singleKeys}>
      <DeskFrame
        person={person.name}
        personHref="/desk/account"
        links={links}
        tools={<CommandButton />}
        leave={<SignOut action={signOut} />}
      >
        <AskBeforeSending />
        {children}
      </DeskFrame>
    </DeskKeys>
  );
}
