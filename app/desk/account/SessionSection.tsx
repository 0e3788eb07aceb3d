import { PlainForm } from "@/components/form/PlainForm";
import { Section } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import { endAllSessions, endSession } from "./actions";

type Session = { id: string; createdAt: Date; lastSeenAt: Date };

export function SessionSection({ sessions, current }: { sessions: readonly Session[]; current: string }) {
  return (
    <Section title="Where you are signed in" note={`${sessions.length}`}>
      <ul>
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 border-b border-line py-2">
            <span>
              Since <Time at={session.createdAt} />, last seen <Time at={session.lastSeenAt} />
              {session.id === current ? <strong className="font-fact"> (this browser)</strong> : null}
            </span>
            {session.id === current ? null : (
              <span className="ms-auto">
                <PlainForm
                  action={endSession}
                  size="small"
                  variant="quiet"
                  submit="End"
                  hidden={{ sessionId: session.id }}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
      <PlainForm action={endAllSessions} size="small" variant="secondary" submit="Sign out everywhere" />
    </Section>
  );
}
