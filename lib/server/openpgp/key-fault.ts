import { createHash } from "node:crypto";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { AppError } from "@/lib/server/errors";
import { NetworkTurns } from "@/lib/server/network-turns";
import { noteOverload } from "@/lib/server/overload";
import { countTry } from "@/lib/server/rate-limit";
import { findWorker } from "@/lib/server/worker-path";

const verdictSchema = z.enum([
  "usable",
  "unreadable",
  "unusable",
  "revoked",
  "expired",
  "signatures",
  "slow",
]);
type Verdict = z.infer<typeof verdictSchema>;

const WORDS: Record<Verdict, string | null> = {
  usable: null,
  unreadable: "This is not a readable OpenPGP public key. Paste all of it, from BEGIN to END.",
  unusable: "This OpenPGP key cannot be used for encryption: it has no valid encryption key, or a weak one.",
  revoked: "This OpenPGP key was revoked. Paste one that is valid.",
  expired: "This OpenPGP key has expired. Paste one that is valid.",
  signatures:
    "This OpenPGP key holds too many signatures of its own. Export it without the old ones (gpg: export-minimal), or leave it out.",
  slow: "This OpenPGP key takes too long to check. Paste one without others’ signatures, or leave it out.",
};

/** An honest key takes some milliseconds, and its thread a tenth of a second to start; a busy machine takes longer. */
const LIMIT_MS = 5_000;
/** For so long a key is not checked again: a report is checked at each of its steps. */
const KNOWN_MS = 10 * 60_000;
const MOST_KNOWN = 1_000;

type Asking = {
  now: Date;
  /** Whose network asks, for its limit and its line; null: we do ourselves. */
  network: string | null;
};

type Keys = {
  turns: NetworkTurns;
  /** By the hash of a key: nothing of a report stays in memory. */
  known: Map<string, { verdict: Verdict; at: number }>;
};

// One per process. On globalThis because Next bundles this module into several graphs.
const store = globalThis as { breakwaterKeys?: Keys };

function keys(): Keys {
  store.breakwaterKeys ??= {
    turns: new NetworkTurns({ atOnce: 2, waitingEach: 3, waiting: 200 }),
    known: new Map(),
  };
  return store.breakwaterKeys;
}

/**
 * Why a public key cannot be used to write to its owner; null when it can. Nothing is fetched. The key is checked in a thread
 * that is given up when it takes too long. @throws AppError too_many where too many keys of this network wait or were checked
 */
export async function publicKeyFault(armored: string, { now, network }: Asking): Promise<string | null> {
  if (/PRIVATE KEY BLOCK/.test(armored))
    return "This is a private key. Never share it; paste the public key, which starts with BEGIN PGP PUBLIC KEY BLOCK.";
  const { turns, known } = keys();
  const hash = createHash("sha256").update(armored).digest("base64");
  const found = known.get(hash);
  if (found && Math.abs(now.getTime() - found.at) < KNOWN_MS) return WORDS[found.verdict];
  if (network !== null) await countKey(network);
  const verdict = await turns.take(network ?? "ours", () => checkInThread(armored, now));
  // A busy machine may have been the reason; the next try is a new one.
  if (verdict !== "slow") remember(known, hash, { verdict, at: now.getTime() });
  return WORDS[verdict];
}

// Also asked for by pages, where the framework hides why.
async function countKey(network: string): Promise<void> {
  await countTry("upload", network).catch((refusal: unknown) => {
    throw refusal instanceof AppError ? noteOverload(refusal) : refusal;
  });
}

function remember(known: Keys["known"], hash: string, found: { verdict: Verdict; at: number }): void {
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
