import { LineRow } from "@/components/ui/Section";
import { contactAddress } from "@/lib/domain/policy/contact";

/** Ways to reach the team beside the form; a contact without a name of its own is its address. */
export function ContactRows({ contacts }: { contacts: readonly { label: string; href: string }[] }) {
  return contacts.map(({ label, href }) => {
    const address = contactAddress(href);
    return (
      <LineRow key={href} label={label === address ? <a href={href}>{address}</a> : label}>
        {label === address ? null : <a href={href}>{address}</a>}
      </LineRow>
    );
  });
}
