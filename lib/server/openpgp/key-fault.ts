import { createHash } from "node:crypto";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { AppError } from "@/lib/server/errors";
import { Turns } from "@/lib/server/turns";
import { findWorker } from "@/lib/server/worker-path";

const verdictSchema = z.enum(["usable", "unreadable", "unusable", "revoked", "expired", "slow"]);
type Verdict = z.infer<typeof verdictSchema>;

const WORDS: Record<Verdict, string | null> = {
  usable: null,
  unreadable: "This is not a readable OpenPGP public key. Paste all of it, from BEGIN to END.",
  unusable: "This OpenPGP key cannot be used for encryption: it has no valid encryption key, or a weak one.",
  revoked: "This OpenPGP key was revoked. Paste one that is valid.",
  expired: "This OpenPGP key has expired. Paste one that is valid.",
  slow: "This OpenPGP key takes too long to check. Paste one without others’ signatures, or leave it out.",
};

/** An honest key takes some milliseconds, and its thread a tenth of a second to start; a busy machine takes longer. */
const LIMIT_MS = 5_000;
/** For so long a key is not checked again: a report is checked at each of its steps. */
const KNOWN_MS = 10 * 60_000;
const MOST_KNOWN = 1_000;

// One line for all: nobody is known here, and each thread takes a processor.
const turns = new Turns({ atOnce: 1, waiting: 50 }, manyKeys);
/** By the hash of a key: nothing of a report stays in memory. */
const known = new Map<string, { verdict: Verdict; at: number }>();

/**
 * Why a public key cannot be used to write to its owner; null when it can. Nothing is fetched. The key is checked in a thread
 * that is given up when it takes too long. @throws AppError busy where too many keys wait
 */
export async function publicKeyFault(armored: string, now: Date): Promise<string | null> {
  if (/PRIVATE KEY BLOCK/.test(armored))
    return "This is a private key. Never share it; paste the public key, which starts with BEGIN PGP PUBLIC KEY BLOCK.";
  const hash = createHash("sha256").update(armored).digest("base64");
  const found = known.get(hash);
  if (found && Math.abs(now.getTime() - found.at) < KNOWN_MS) return WORDS[found.verdict];
  const verdict = await turns.take("of all", () => checkInThread(armored, now));
  // A busy machine may have been the reason; the next try is a new one.
  if (verdict !== "slow") remember(hash, { verdict, at: now.getTime() });
  return WORDS[verdict];
}

function remember(hash: string, found: { verdict: Verdict; at: number }): void {
  known.delete(hash);
  known.set(hash, found);
  const [oldest] = known.keys();
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
}

function checkInThread(armored: string, now: Date): Promise<Verdict> {
  const thread = new Worker(/* turbopackIgnore: true */ findWorker("openpgp"), {
    workerData: { armored, at: now.toISOString() },
    resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 },
  });
  return new Promise<Verdict>((resolve) => {
    setTimeout(() => resolve("slow"), LIMIT_MS).unref();
    thread.once("message", (message: unknown) => resolve(verdictSchema.catch("unreadable").parse(message)));
    // A key that asks for more memory than a key may, or a machine without room for a thread: nothing was found out.
    thread.once("error", () => resolve("slow"));
    thread.once("exit", () => resolve("slow"));
  }).finally(() => thread.terminate());
}

function manyKeys(): AppError {
  const words = "Many OpenPGP keys are being checked just now. Try again in a few seconds.";
  return new AppError("busy", words, { retryAfterSeconds: 5 });
}
