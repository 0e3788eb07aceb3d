import { ProblemPage } from "@/components/frame/ProblemPage";
import { PlainLink } from "@/components/ui/PlainLink";

const words = {
  setup: {
    title: "This set-up link does not work any more",
    next: "A set-up link works once and only until the next start. If nobody has set this desk up yet, start it again and use the link it prints then.",
  },
  invitation: {
    title: "This invitation does not work any more",
    next: "An invitation works once and for seven days. Ask the person who invited you for a new one.",
  },
  password_reset: {
    title: "This link does not work any more",
    next: "A reset link works once and for one hour. Ask an administrator of the desk for a new one.",
  },
} as const;

// A component and not notFound(): what the framework answers to that is empty without JavaScript.
/** A used, replaced, expired or mistyped link: all read alike, so that the answer tells nothing about which. */
export function DeadLink({ kind }: { kind: keyof typeof words }) {
  const { title, next } = words[kind];
  return (
    <ProblemPage title={title}>
      <p>{next}</p>
      <p>
        If you have an account, <PlainLink href="/sign-in">sign in</PlainLink>.
      </p>
    </ProblemPage>
  );
}
