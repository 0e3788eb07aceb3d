export type SecurityTxt = {
  /** Where this file and our pages are, without a trailing slash. */
  origin: string;
  /** Other ways to reach the team, after the form: mailto:, tel: or https: addresses. */
  contacts: readonly string[];
  policyNumber: number;
  now: Date;
};

const VALID_DAYS = 180;

/**
 * The file of RFC 9116: the form first, other contacts by preference, an expiry well under a year ahead that is computed
 * anew for each request. Values that cannot stand in a line are left out.
 */
export function securityTxt({ origin, contacts, policyNumber, now }: SecurityTxt): string {
  const lines = [
    `Contact: ${origin}/report`,
    ...[...new Set(contacts)].filter(isContact).map((href) => `Contact: ${href}`),
    `Expires: ${securityTxtExpiry(now).toISOString().slice(0, 10)}T00:00:00Z`,
    `Canonical: ${origin}/.well-known/security.txt`,
    `Policy: ${origin}/policy/${policyNumber}`,
    `Acknowledgments: ${origin}/thanks`,
    "Preferred-Languages: en",
  ];
  // §2.5: web addresses must be https. A desk without TLS says so instead of looking right.
  if (!origin.startsWith("https:"))
    lines.unshift("# Not valid yet: BASE_URL must be an https address (RFC 9116)");
  return `${lines.join("\n")}\n`;
}

/** When a file made at `now` runs out: at midnight UTC of this day. */
export function securityTxtExpiry(now: Date): Date {
  return new Date(now.getTime() + VALID_DAYS * 86_400_000);
}

function isContact(href: string): boolean {
  return /^(?:mailto:|tel:|https:\/\/)[!-~]+$/.test(href);
}
