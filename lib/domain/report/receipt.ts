import { z } from "zod";
import { dueAt } from "@/lib/domain/clock/due";
import { type ClockKind, clockKindSchema, limitSchema, limitWords } from "@/lib/domain/clock/promise";
import { contactWords } from "@/lib/domain/policy/contact";
import type { PolicyData } from "@/lib/domain/policy/policy";
import { answersSchema } from "./answers";

/** What `reports.answers_sealed` holds: the answers, and the name the product had in the register then. */
export const storedReportSchema = z.object({ answers: answersSchema, productName: z.string().nullable() });

/** What a receipt says, as it was when the report came in. */
export const receiptSchema = z.object({
  reference: z.string(),
  title: z.string(),
  receivedAt: z.iso.datetime(),
  policyNumber: z.int(),
  salt: z.string(),
  textSha256: z.string(),
  files: z.array(z.object({ name: z.string(), sizeBytes: z.number(), sha256: z.string() })),
  /** What follows, in the order it is due; an update promise has no date before the first answer. */
  next: z.array(z.object({ kind: clockKindSchema, limit: limitSchema, dueAt: z.iso.datetime().nullable() })),
  safeHarbour: z.string(),
  contacts: z.array(z.object({ label: z.string(), href: z.string() })),
  /** The signed lines, letter for letter, with their Ed25519 signature in base64. */
  statement: z.string(),
  signature: z.string(),
  keyId: z.string(),
});
export type Receipt = z.infer<typeof receiptSchema>;
export type UnsignedReceipt = Omit<Receipt, "signature" | "keyId">;

/** The public promises of a policy as they stand for a report received now, soonest first. */
export function nextSteps(policy: PolicyData, receivedAt: Date): Receipt["next"] {
  const due = dueSteps(policy, receivedAt);
  return policy.promises
    .filter((promise) => promise.public)
    .map(({ kind, limit }) => ({ kind, limit, dueAt: due[kind] ?? null }))
    .sort((a, b) => time(a.dueAt) - time(b.dueAt));
}

/** When each promise of a policy, also one kept by the team alone, is due for a report received now; ISO, in UTC. */
export function dueSteps(policy: PolicyData, receivedAt: Date): Partial<Record<ClockKind, string>> {
  return Object.fromEntries(
    policy.promises
      .filter(({ kind }) => kind !== "next_update")
      .map(({ kind, limit }) => [kind, dueAt(receivedAt, limit, policy.calendar).toISOString()]),
  );
}

const time = (due: string | null) => (due === null ? Number.MAX_SAFE_INTEGER : Date.parse(due));

/** The lines that are signed: hashes and a time, nothing of the report itself. Ends with LF. */
export function receiptStatement(receipt: Omit<UnsignedReceipt, "statement">): string {
  const files = receipt.files.map(({ sha256 }, index) => `file-${index + 1}-sha256: ${sha256}`);
  return `${[
    "breakwater-receipt: 1",
    `reference: ${receipt.reference}`,
    `received: ${receipt.receivedAt}`,
    `policy-version: ${receipt.policyNumber}`,
    `text-sha256: ${receipt.textSha256}`,
    ...files,
  ].join("\n")}\n`;
}

/** A receipt without what its reporter wrote: no title, and files by their number. The hashes and the signature stay. */
export function withoutWords(receipt: Receipt): Receipt {
  const files = receipt.files.map((file, at) => ({ ...file, name: `File ${at + 1}` }));
  return { ...receipt, title: "", files };
}

type FileWords = {
  organisation: string;
  code: string;
  trackUrl: string;
  keyUrl: string;
  publicKey: string;
};

/** The receipt as a text file to keep. */
export function receiptFile(receipt: Receipt, words: FileWords): string {
  return [
    `Receipt for a report to ${words.organisation}`,
    "",
    `Reference:  ${receipt.reference}`,
    `Received:   ${receipt.receivedAt}`,
    `Title:      ${receipt.title}`,
    "",
    ...secretLines(words),
    "What happens next",
    ...receipt.next.map(
      ({ kind, limit, dueAt: due }) =>
        `- ${due ? `By ${due}` : `Every ${limitWords(limit)}`}: ${NEXT_WORDS[kind]}`,
    ),
    "- Before anything is published, a date is agreed with you.",
    "",
    "If nobody answers",
    ...(receipt.contacts.length > 0
      ? [
          ...receipt.contacts.map(contactLine),
          `Quote ${receipt.reference} when you write to them, so that they find your case.`,
        ]
      : ["- Write in your case; a missed promise stays visible there."]),
    "",
    ...(receipt.safeHarbour
      ? [
          `Safe harbour (policy version ${receipt.policyNumber}, frozen for this report)`,
          receipt.safeHarbour,
          "",
        ]
      : []),
    "Hashes (SHA-256)",
    `Salt:        ${receipt.salt}`,
    `Report text: ${receipt.textSha256}`,
    ...receipt.files.map(({ name, sha256 }) => `${name}: ${sha256}`),
    "",
    "The report text is the file report.txt offered beside this receipt: UTF-8, lines end with LF, the salt is its first line.",
    "sha256sum report.txt gives the hash above.",
    "",
    `Signed statement (key ${receipt.keyId}, published at ${words.keyUrl})`,
    "-----BEGIN STATEMENT-----",
    `${receipt.statement}-----END STATEMENT-----`,
    `Signature (Ed25519, base64): ${receipt.signature}`,
    words.publicKey.trim(),
    "",
    "To verify: put the lines between BEGIN and END into statement.txt (each ends with LF), the signature, base64-decoded,",
    "into statement.sig, and the public key into key.pem; then",
    "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in statement.txt -sigfile statement.sig",
    "",
  ].join("\n");
}

/** A new code as a text file to keep beside the receipt. */
export function newCodeFile(words: {
  organisation: string;
  reference: string;
  code: string;
  trackUrl: string;
}): string {
  return [
    `New code for a report to ${words.organisation}`,
    "",
    `Reference:  ${words.reference}`,
    "",
    ...secretLines(words),
    "The code on your receipt opens nothing any more. Everything else on it still holds.",
    "",
  ].join("\n");
}

function contactLine(contact: Receipt["contacts"][number]): string {
  return `- ${contactWords(contact)}`;
}

function secretLines({ code, trackUrl }: Pick<FileWords, "code" | "trackUrl">): string[] {
  return [
    `Secret code: ${code}`,
    "It opens your case. Whoever has it can read and write there. It cannot be recovered.",
    `Enter it at ${trackUrl}`,
    "",
  ];
}

const NEXT_WORDS = {
  acknowledgement: "a person confirms that your report was read",
  evaluation: "you get our evaluation and the date we expect a fix",
  next_update: "an update, even when there is nothing new",
} as const;
