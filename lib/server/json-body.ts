import { AppError } from "./errors";

const MOST_BYTES = 256 * 1024;
/** Deeper than anything our own pages send. */
const MOST_DEPTH = 12;

/**
 * The JSON of a request. @throws AppError too_large, or invalid for what is no JSON, nested deeper than we ever ask, or names
 * `__proto__` (OWASP ASVS 5.0 §15.3.6)
 */
export async function jsonBody(request: Request): Promise<unknown> {
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
