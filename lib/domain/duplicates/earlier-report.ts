import { z } from "zod";

/** The signed lines that show a later reporter that an earlier report existed, and their Ed25519 signature in base64. */
export const earlierReportSchema = z.object({
  earlierReceivedAt: z.iso.datetime(),
  earlierSha256: z.string(),
  statement: z.string(),
  signature: z.string(),
  keyId: z.string(),
});
export type EarlierReport = z.infer<typeof earlierReportSchema>;

/**
 * The report that whoever sent `own` is shown: the first one of the problem, where it came before theirs; null otherwise.
 *
 * @param all the first report of every case of the problem, `own` among them
 */
export function earlierReport<Report extends { receivedAt: Date }>(
  own: Report,
  all: readonly Report[],
): Report | null {
  const first = all.reduce((one, other) => (other.receivedAt < one.receivedAt ? other : one), own);
  return first.receivedAt < own.receivedAt ? first : null;
}

type Facts = {
  /** The later report's own. */
  reference: string;
  receivedAt: Date;
  earlierReceivedAt: string;
  /** SHA-256 of the signed lines of the earlier report's receipt, in hexadecimal. */
  earlierSha256: string;
  issuedAt: Date;
};

/**
 * The lines that are signed. Of the earlier report they hold the time and a hash, neither reference, title nor text. The hash
 * cannot be guessed: the lines it covers hold the salted hash of the earlier report's text. Ends with LF.
 */
export function earlierReportStatement(facts: Facts): string {
  return `${[
    "breakwater-earlier-report: 1",
    `reference: ${facts.reference}`,
    `received: ${facts.receivedAt.toISOString()}`,
    `earlier-received: ${facts.earlierReceivedAt}`,
    `earlier-receipt-sha256: ${facts.earlierSha256}`,
    `issued: ${facts.issuedAt.toISOString()}`,
  ].join("\n")}\n`;
}

type FileWords = { organisation: string; keyUrl: string; publicKey: string };

/** The statement as a text file to keep, with how to check it. */
export function earlierReportFile(report: EarlierReport, words: FileWords): string {
  return [
    `Statement of ${words.organisation}: somebody reported this problem earlier`,
    "",
    `Signed statement (key ${report.keyId}, published at ${words.keyUrl})`,
    "-----BEGIN STATEMENT-----",
    `${report.statement}-----END STATEMENT-----`,
    `Signature (Ed25519, base64): ${report.signature}`,
    words.publicKey.trim(),
    "",
    "To check the signature: put the lines between BEGIN and END into statement.txt (each ends with LF), the signature,",
    "base64-decoded, into statement.sig, and the public key into key.pem; then",
    "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in statement.txt -sigfile statement.sig",
    "",
    "To check the earlier report, once its receipt is shown to you: the lines between BEGIN and END of that receipt, each",
    "ending with LF, have the SHA-256 that stands above as earlier-receipt-sha256. They hold the time of receipt, and are",
    "signed too.",
    "",
  ].join("\n");
}
