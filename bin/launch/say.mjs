/** Progress and complaints go to stderr; stdout carries data only. @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Says what is going on, then every ten seconds that it still is, then how long it took.
 * @template T @param {string} what @param {() => Promise<T>} work @returns {Promise<T>}
 */
export async function step(what, work) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  say(`${what} …`);
  const timer = setInterval(() => say(`${what} … ${seconds()} s`), 10_000);
  try {
    const result = await work();
    say(`${what}: done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(timer);
  }
}
