import { LineRow } from "@/components/ui/Section";

/** Ways to reach the team beside the form; a contact without a name of its own is its address. */
export function ContactRows({ contacts }: { contacts: readonly { label: string; href: string }[] }) {
  return contacts.map(({ label, href }) => {
    const address = href.replace(/^mailto:/, "");
    return (
      <LineRow key={href} label={label === address ? <a href={href}>{address}</a> : label}>
        {label === address ? null : <a href={href}>{address}</a>}
      </LineRow>
    );
  });
}
