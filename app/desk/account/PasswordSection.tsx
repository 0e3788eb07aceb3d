import { PlainForm } from "@/components/form/PlainForm";
import { Section } from "@/components/ui/Section";
import { dropPassword, setPassword } from "./actions";

export function PasswordSection({ hasPassword }: { hasPassword: boolean }) {
  return (
    <Section title="Password">
      <p className="text-muted">{hasPassword ? "A password is set." : "No password is set."}</p>
      <PlainForm
        action={setPassword}
        size="small"
        variant="secondary"
        submit={hasPassword ? "Change the password" : "Set the password"}
        fields={[
          {
            name: "newPassword",
            label: "New password",
            hint: "At least 12 characters. Your other sessions end.",
            kind: "password",
            autoComplete: "new-password",
          },
        ]}
      />
      {hasPassword ? (
        <PlainForm action={dropPassword} size="small" variant="destructive" submit="Remove the password" />
      ) : null}
    </Section>
  );
}
