import { hash, verify } from "@node-rs/argon2";
import { newToken } from "./crypto/keyring";
import { AppError } from "./errors";

// OWASP Password Storage: Argon2id (the library's default variant), here 64 MiB, three passes, one lane.
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };
const AT_ONCE = 2;
const MAX_QUEUE = 20;

let running = 0;
const queue: (() => void)[] = [];

/** The form a password is stored in. @throws AppError busy when too many are waiting */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, COST));
}

let nobodysHash: Promise<string> | undefined;

/**
 * Whether this is the password behind `stored`. Without one (unknown address, no password set) a dummy is checked all the
 * same, so that the time taken tells nothing. @throws AppError busy when too many are waiting
 */
export function verifyPassword(stored: string | null, given: string): Promise<boolean> {
  return inTurn(async () => {
    nobodysHash ??= hash(newToken(), COST);
    const matches = await verify(stored ?? (await nobodysHash), given);
    return stored !== null && matches;
  });
}

// Each hash takes 64 MiB and a core: two at once and a short queue, or a flood of sign-ins would stop everything else.
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (queue.length >= MAX_QUEUE) {
      throw new AppError("busy", "Too many people are signing in just now. Try again in a few seconds.", {
        retryAfterSeconds: 5,
      });
    }
    await new Promise<void>((resolve) => queue.push(resolve));
  } else running++;
  try {
    return await work();
  } finally {
    const next = queue.shift();
    if (next) next();
    else running--;
  }
}
