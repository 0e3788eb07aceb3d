import { z } from "zod";
import { emailSchema } from "@/lib/domain/identity/fields";
import { lengthWords } from "@/lib/domain/plain-words";
import { isPlainLine, PLAIN_LINE } from "@/lib/domain/text";

/** Whom to turn to: a name, and an address a browser can open. */
export type Contact = { label: string; href: string };

const TELEPHONE = /^\+\d[\d ()/.-]{4,30}$/;

/** What can stand in a line of security.txt (RFC 9116 §2.3): an address has neither blanks nor letters beyond ASCII. */
const ADDRESS = /^[!-~]+$/;

/** The address of what people type: a mail address, an https page, a telephone number with its country; else null. */
export function contactHref(typed: string): string | null {
  const text = typed.trim();
  // RFC 3966 §5.1.1: blanks are no separators, hyphens are.
  if (TELEPHONE.test(text)) return `tel:${text.replace(/[^\d+]+/g, "-")}`;
  if (!ADDRESS.test(text)) return null;
  if (emailSchema.safeParse(text).success) return `mailto:${text}`;
  return text.startsWith("https://") && URL.canParse(text) ? text : null;
}

/** Every way to the team beside the form, the preferred one first. */
export function allContacts(policy: { contact?: Contact | null; contacts: readonly Contact[] }): Contact[] {
  return [...(policy.contact ? [policy.contact] : []), ...policy.contacts];
}

/** Whom to turn to when nobody answers; the contact itself where no other is named. */
export function fallbackContacts(policy: {
  contact?: Contact | null;
  contacts: readonly Contact[];
}): Contact[] {
  return policy.contacts.length > 0 ? [...policy.contacts] : allContacts(policy);
}

/** How an address reads: without the scheme of mail and telephone. */
export function contactAddress(href: string): string {
  if (href.startsWith("tel:")) return href.slice(4).replaceAll("-", " ");
  return href.replace(/^mailto:/, "");
}

/** A contact in words: "Duty phone, +49 30 123456". */
export function contactWords({ label, href }: Contact): string {
  const address = contactAddress(href);
  return label === address ? address : `${label}, ${address}`;
}

const HOW = "Enter a mail address, an https:// address or a telephone number such as +49 30 123456.";

const ASCII =
  "Use only letters A to Z, digits and signs in the address. Write a domain such as münchen.example as xn--mnchen-3ya.example.";

/** A typed contact. One without a name is called by its address. */
export const typedContactSchema = z
  .object({
    label: z
      .string()
      .trim()
      .max(120, lengthWords(120, "the name"))
      .refine(isPlainLine, PLAIN_LINE)
      .default(""),
    address: z
      .string(HOW)
      .trim()
      .max(200, lengthWords(200, "the address"))
      .regex(/^[ -~]*$/, { error: ASCII, abort: true })
      .refine((text) => contactHref(text) !== null, HOW),
  })
  .transform(
    ({ label, address }): Contact => ({ label: label || address, href: contactHref(address) ?? "" }),
  );

/** A contact as a form shows it again. */
export function typedContact({ label, href }: Contact): { label: string; address: string } {
  const address = contactAddress(href);
  return { label: label === address ? "" : label, address };
}
