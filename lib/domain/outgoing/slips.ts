/** Something in a text that hardly anybody means to send: what it looks like, and enough of it to find it again. */
export type Slip = { what: string; shown: string };

// Every pattern is bounded, so that a text of any shape takes time in proportion to its length.
const SECRETS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["a private key", /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g],
  ["a GitHub token", /\b(?:gh[pousr]_|github_pat_)\w{16,255}/g],
  ["a GitLab token", /\bglpat-[\w-]{16,255}/g],
  ["a Slack token", /\bxox[abeoprs]-[\w-]{10,255}/g],
  ["an AWS access key", /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g],
  ["a Google API key", /\bAIza[\w-]{35}/g],
  ["a Stripe key", /\b[rs]k_live_\w{16,255}/g],
  ["an npm token", /\bnpm_\w{36}\b/g],
  ["a signed token (JWT)", /\beyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{10,1000}/g],
  ["a password in an address", /\bhttps?:\/\/[^\s/:@]{1,100}:[^\s/:@]{1,100}@/gi],
  [
    "a password or key",
    /\b(?:password|passwd|pwd|secret|api[_-]?key|access[_-]?token)["']? ?[:=] ?["']?[^\s"']{6,100}/gi,
  ],
];

const INSIDE = new Set(["internal", "intranet", "intra", "corp", "lan", "local", "localdomain"]);
const HOST = /[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,20}/gi;
// 127.0.0.1 is everybody's own machine, and stands in half of all proofs.
const PRIVATE_IPV4 =
  /^(?:10(?:\.\d{1,3}){3}|(?:192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254)(?:\.\d{1,3}){2})$/;
const PRIVATE_IPV6 = /(?<![\w:])f(?:[cd][0-9a-f]{2}|e80):[0-9a-f:]{1,40}/gi;

/**
 * What in a text that leaves the team looks like a secret or names a machine inside: a sign to look again, not a verdict.
 *
 * @returns each once, in the order of the kinds; secrets cut to their beginning
 */
export function slipsIn(text: string): Slip[] {
  const slips = [
    ...SECRETS.flatMap(([what, pattern]) =>
      found(text, pattern).map((match) => ({ what, shown: cut(match) })),
    ),
    ...found(text, HOST).flatMap((host) => insideHost(host)),
    ...found(text, PRIVATE_IPV6).map((shown) => ({ what: "a private address", shown })),
  ];
  return [...new Map(slips.map((slip) => [`${slip.what} ${slip.shown}`, slip])).values()];
}

const found = (text: string, pattern: RegExp) => Array.from(text.matchAll(pattern), ([match]) => match);

function insideHost(host: string): Slip[] {
  if (PRIVATE_IPV4.test(host)) return [{ what: "a private address", shown: host }];
  const labels = host.toLowerCase().split(".");
  const inside = labels.some((label) => INSIDE.has(label)) || labels.slice(-2).join(".") === "home.arpa";
  return inside ? [{ what: "a host inside your network", shown: host }] : [];
}

const SHOWN = 14;
const cut = (secret: string) => (secret.length > SHOWN ? `${secret.slice(0, SHOWN)}…` : secret);
