import type { ReactNode } from "react";
import { instanceOnce } from "@/app/(public)/instance";
import { PublicFrame } from "@/components/frame/PublicFrame";
import { PageHead } from "@/components/ui/PageHead";

/** Until set-up is complete, every public address says so and shows nothing else. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const instance = await instanceOnce();
  if (!instance) {
    return (
      <PublicFrame organisation="Breakwater">
        <PageHead
          title="This desk is not set up yet"
          lead="The people who run it have not finished its set-up. Nothing can be reported here until they have."
        />
        <p className="max-w-measure">
          If you run it: open the set-up link that was printed when the server started.
        </p>
      </PublicFrame>
    );
  }
  const footer = [
    { href: `/policy/${instance.policy.number}`, label: `Policy version ${instance.policy.number}` },
    { href: "/.well-known/security.txt", label: "security.txt" },
    { href: "/sign-in", label: "Team" },
  ];
  return (
    <PublicFrame organisation={instance.organisation} footer={footer}>
      {children}
    </PublicFrame>
  );
}
