import { AppError } from "./errors";

/** Whether PostgreSQL or the system ran out of space. Drizzle keeps the driver's error as the cause of its own. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? error.code : undefined;
  return code === "53100" || code === "ENOSPC" || isDiskFull(error.cause);
}

export function storageFull(cause?: unknown): AppError {
  const words =
    "Our storage is full. Nothing of this was saved; what was saved before is kept. Try again tomorrow, or use another way to reach us.";
  return Object.assign(new AppError("storage_full", words), { cause });
}
