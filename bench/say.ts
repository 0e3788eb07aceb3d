/** What the bench says while it works goes to stderr; results go to files. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A line every two seconds for work that takes longer, and how long it took. */
export function progress(what: string, total: number): { at(done: number): void; done(): void } {
  const began = Date.now();
  let said = began;
  return {
    at(done) {
      if (Date.now() - said < 2_000) return;
      said = Date.now();
      say(`${what}: ${Math.floor((100 * done) / total)} %`);
    },
    done: () => say(`${what}: ready after ${((Date.now() - began) / 1000).toFixed(1)} s`),
  };
}
