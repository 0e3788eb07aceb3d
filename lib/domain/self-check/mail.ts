/** The host and port of a mail server's address, without the user and password in it. */
export function mailServerOf(smtpUrl: string): string {
  const { hostname, port, protocol } = new URL(smtpUrl);
  return `${hostname}:${port || (protocol === "smtps:" ? "465" : "587")}`;
}

const FAILURES: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/EAUTH/, "refused the user name or password. Check both in SMTP_URL."],
  [/EDNS|ENOTFOUND/, "is not known: there is no such host name. Check SMTP_URL."],
  [
    /ETIMEDOUT|ECONNECTION.*timeout/i,
    "did not answer within ten seconds. Check that this machine may reach it.",
  ],
  [
    /ETLS|ESOCKET/,
    "could not be reached safely. Check host, port and certificate: smtps:// speaks TLS from the start.",
  ],
  [/ECONN/, "refused the connection. Check host and port in SMTP_URL, and that the server runs."],
];

/** What went wrong with a mail server and what to do, from the code of the failure; stands after the server's name. */
export function mailFailureWords(reason: string): string {
  const known = FAILURES.find(([pattern]) => pattern.test(reason));
  return known ? known[1] : `answered in a way we do not know (${reason}). Look into its log.`;
}
