import type { ComponentProps } from "react";
import { PlainForm } from "@/components/form/PlainForm";
import { PasskeyForm } from "@/components/identity/PasskeyForm";
import { EmptyState } from "@/components/ui/EmptyState";
import { Section } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import { dropPasskey, namePasskey, newPasskey } from "./actions";

type Passkey = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };
type Creation = Extract<ComponentProps<typeof PasskeyForm>["ceremony"], { kind: "create" }>["options"];
type Props = { passkeys: readonly Passkey[]; creation: Creation };

export function PasskeySection({ passkeys, creation }: Props) {
  return (
    <Section title="Passkeys">
      {passkeys.length === 0 ? (
        <EmptyState>You have none. A passkey replaces password and code, and cannot be phished.</EmptyState>
      ) : (
        <ul>
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      <PasskeyForm
        action={newPasskey}
        ceremony={{ kind: "create", options: creation }}
        submit="Add a passkey"
      />
    </Section>
  );
}

function PasskeyRow({ passkey }: { passkey: Passkey }) {
  return (
    <li className="border-b border-line py-2">
      <p>
        <bdi className="font-fact">{passkey.name}</bdi>{" "}
        <span className="text-muted">
          added <Time at={passkey.createdAt} style="date" />
          {passkey.lastUsedAt ? (
            <>
              , last used <Time at={passkey.lastUsedAt} />
            </>
          ) : (
            ", not used yet"
          )}
        </span>
      </p>
      <div className="flex flex-wrap gap-x-6">
        <PlainForm
          id={`rename-${passkey.id}`}
          fold="Rename"
          action={namePasskey}
          size="small"
          variant="secondary"
          submit="Rename"
          hidden={{ credentialId: passkey.id }}
          fields={[{ name: "name", label: "Name of this passkey", value: passkey.name }]}
        />
        <PlainForm
          id={`remove-${passkey.id}`}
          fold="Remove"
          action={dropPasskey}
          size="small"
          variant="destructive"
          submit="Remove this passkey"
          hidden={{ credentialId: passkey.id }}
        />
      </div>
    </li>
  );
}
