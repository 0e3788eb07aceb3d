/** Whether PostgreSQL gave a statement up because it took too long. Drizzle keeps the driver's error as the cause of its own. */
export function isTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === "57014") || isTimeout(error.cause);
}
