/** The host and port of a mail server's address, without the user and password in it. */
export function mailServerOf(smtpUrl: string): string {
  const { hostname, port, protocol } = new URL(smtpUrl);
  return `${hostname}:${port || (protocol === "smtps:" ? "465" : "587")}`;
}

const FAILURES: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/EAUTH/, "refused the user name or password. Check both in SMTP_URL."],
  [/EDNS|ENOTFOUND|EAI_/, "is not known: there is no such host name. Check SMTP_URL."],
  [/ECONNREFUSED/, "refused the connection. Check host and port in SMTP_URL, and that the server runs."],
  [/ETIMEDOUT/, "did not answer within ten seconds. Check that this machine may reach it."],
  [/UNREACH/, "cannot be reached from this machine. Check its network and firewall."],
  [
    /ETLS|ESOCKET/,
    "and this desk found no common TLS. smtps:// speaks it from the start, smtp:// does not; check port and certificate.",
  ],
  [/EPROTOCOL/, "does not greet like a mail server. Check host and port in SMTP_URL."],
];

/** What went wrong with a mail server and what to do, from the code of the failure; stands after the server's name. */
export function mailFailureWords(reason: string): string {
  const known = FAILURES.find(([pattern]) => pattern.test(reason));
  return known ? known[1] : `answered in a way we do not know (${reason}). Look into its log.`;
}
