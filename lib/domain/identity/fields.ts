import { z } from "zod";
import { roleSchema } from "@/lib/domain/access/roles";
import { lengthWords } from "@/lib/domain/plain-words";
import { isPlainLine, PLAIN_LINE } from "@/lib/domain/text";

const MIN_PASSWORD = 12;
const MAX_PASSWORD = 256;

/** A password somebody chooses: length is what counts (NIST SP 800-63B §3.1.1.2); no composition rules, nothing trimmed. */
export const newPasswordSchema = z
  .string("Enter a password.")
  .min(MIN_PASSWORD, `Use at least ${MIN_PASSWORD} characters for the password.`)
  .max(MAX_PASSWORD, lengthWords(MAX_PASSWORD, "the password"))
  .refine((value) => new Set(value).size > 4, "Use a password that does not repeat the same few characters.");

/** A password somebody gives to prove who they are. The bound keeps a hash from being fed megabytes. */
export const givenPasswordSchema = z.string("Enter your password.").min(1, "Enter your password.").max(1024);

/** An address as people are found by it: trimmed, in lower case, NFC. */
export const emailSchema = z
  .string("Enter an e-mail address.")
  .trim()
  .toLowerCase()
  .normalize("NFC")
  .pipe(
    z
      .email({ pattern: z.regexes.unicodeEmail, error: "Enter an e-mail address such as name@example.org." })
      .max(254),
  );

export const displayNameSchema = z
  .string("Enter a name.")
  .trim()
  .min(1, "Enter a name.")
  .max(100, lengthWords(100, "the name"))
  .refine(isPlainLine, PLAIN_LINE);

/** A secret from a link's address; one that cannot be a token of ours never reaches the database. */
export const linkTokenSchema = z.string().regex(/^[\w-]{43}$/, "The link is not complete. Copy all of it.");

/** What an invitation is for: sealed in the link, so that nothing is known about the person before they accept. */
export const invitationSchema = z.object({ email: z.string(), name: z.string(), roles: z.array(roleSchema) });
export type Invitation = z.infer<typeof invitationSchema>;
