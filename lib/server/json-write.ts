import "server-only";
import type { Action } from "@/lib/domain/access/policy";
import { AppError } from "./errors";
import { requireApi } from "./require-api";
import { currentTime } from "./time";
import type { Caller } from "./use-case";

const MOST_BYTES = 256 * 1024;
/** Deeper than anything our own pages send. */
const MOST_DEPTH = 12;

/**
 * What a request asks to be written, and who asks. The body is read whole first: one that takes its time to arrive acts as who
 * its sender is by then, and at that time. @throws AppError as `requireApi`, or for what it holds
 */
export async function jsonWrite(
  request: Request,
  action: Action,
): Promise<{ caller: Caller; body: unknown }> {
  const body = await jsonBody(request);
  const { actor } = await requireApi(action);
  return { caller: { actor, now: currentTime() }, body };
}

/**
 * The JSON of a request. @throws AppError too_large, or invalid for what is no JSON, nested deeper than we ever ask, or names
 * `__proto__` (OWASP ASVS 5.0 §15.3.6)
 */
async function jsonBody(request: Request): Promise<unknown> {
  const text = await textOf(request);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw unreadable();
  }
  assertShallow(body, MOST_DEPTH);
  return body;
}

const unreadable = () => new AppError("invalid", "The request could not be read as JSON.");

async function textOf(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw new AppError("too_large", "This is more than one request may hold.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function assertShallow(value: unknown, left: number): void {
  if (typeof value === "string" && value.includes("\0")) throw unreadable();
  if (typeof value !== "object" || value === null) return;
  if (left === 0 || Object.hasOwn(value, "__proto__")) throw unreadable();
  for (const inner of Object.values(value)) assertShallow(inner, left - 1);
}
