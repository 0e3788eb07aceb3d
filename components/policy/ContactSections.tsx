import type { ReactNode } from "react";
import { Section } from "@/components/ui/Section";
import type { PolicyData } from "@/lib/domain/policy/policy";
import { ContactRows } from "./ContactRows";

type Props = {
  policy: Pick<PolicyData, "contact" | "contacts">;
  /** More rows of the first section. */
  children?: ReactNode;
};

/** Whom to reach beside the form, and whom to turn to when nobody answers (S1.3). */
export function ContactSections({ policy: { contact, contacts }, children }: Props) {
  return (
    <>
      {contact || children ? (
        <Section size="small" title="Other ways to reach us">
          {contact ? <ContactRows contacts={[contact]} /> : null}
          {children}
        </Section>
      ) : null}
      {contacts.length > 0 ? (
        <Section size="small" title="If nobody answers in time">
          <ContactRows contacts={contacts} />
        </Section>
      ) : null}
    </>
  );
}
