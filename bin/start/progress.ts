/** Says what is being done once it has taken more than two seconds, and how long it took in the end. */
export async function withProgress<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = Date.now();
  let shown = false;
  const timer = setTimeout(() => {
    shown = true;
    process.stderr.write(`${what} …\n`);
  }, 2_000);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (shown) process.stderr.write(`${what}: ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
  }
}
