const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Resolves when this process should end: on a signal, or when the supervisor that started it is gone (the channel
 * to it closes, whatever killed it). A terminal sends Ctrl-C to every process, so a signal may come twice: once counts.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.on(signal, () => resolve());
    process.once("disconnect", resolve);
  });
}
