// Text for generated reports: made from the parts below, so that titles and texts have the lengths and the shape of real
// ones without being anybody's.

/** One of the items, by the next random number. */
export function pick<T>(random: () => number, items: readonly [T, ...T[]]): T {
  return items[Math.floor(random() * items.length)] ?? items[0];
}

const FLAWS = [
  "Stored script injection",
  "Missing permission check",
  "Heap buffer overflow",
  "Path traversal",
  "Session survives sign-out",
  "Server-side request forgery",
  "Privilege escalation",
  "Credential written to the log",
  "Unbounded memory growth",
  "Signature not verified",
  "Open redirect",
  "Timing difference tells valid accounts",
  "Default password",
  "Unsafe deserialisation",
] as const;

const PLACES = [
  "the import of archives",
  "the webhook settings",
  "the admission controller",
  "the password reset",
  "the metrics endpoint",
  "the plug-in loader",
  "the report export",
  "the device pairing",
  "the token exchange",
  "the package mirror",
  "the theme editor",
  "the audit download",
] as const;

const CONDITIONS = [
  "when the name holds a percent sign",
  "for members without the editor role",
  "through a crafted manifest",
  "after a failed upgrade",
  "with a single request",
  "if two requests race",
  "behind a caching proxy",
  "with default settings",
] as const;

const SENTENCES = [
  "The value is read from the request and used without being checked again.",
  "I could repeat this on a fresh installation with nothing but the quick start guide.",
  "The same code path is used by the command line, so both are affected.",
  "No account is needed; an address that anyone can guess is enough.",
  "After the second request the worker keeps the old token in its cache for about an hour.",
  "The response then holds data of another tenant, including names and the time of their last visit.",
  "A restart makes it go away, which is perhaps why it was not noticed before.",
  "The check runs in the browser only; sending the form by hand skips it.",
  "I stopped as soon as I saw a record that was not mine, and deleted what I had downloaded.",
  "The limit is applied before decompression, so a small file grows to several gigabytes.",
  "An attacker on the same network can answer faster than the real server.",
  "Version 4.2 is affected as well; I did not try anything older.",
  "The documentation recommends this setting, so I expect that many installations have it.",
  "Comparing the two hashes takes longer the more characters are right.",
  "With the role “viewer” the button is hidden, but the address behind it still works.",
  "Setting the header twice makes the proxy and the application disagree about who is asking.",
] as const;

const CODE = [
  'curl -s -X POST https://desk.example/api/items -d \'{"name":"%2e%2e%2f"}\'',
  "for i in $(seq 1 200); do ./client --token $T --race & done; wait",
  "manifest.yaml: replicas: -1",
  "GET /files/..%2f..%2fetc%2fhostname HTTP/1.1",
  "SELECT pg_sleep(10) -- in the sort parameter",
  "0x41414141 in ?? () at src/parse/header.c:812",
] as const;

/** One line that names a flaw, 40 to 100 characters. */
export function title(random: () => number): string {
  return `${pick(random, FLAWS)} in ${pick(random, PLACES)} ${pick(random, CONDITIONS)}`;
}

/** Sentences in paragraphs, about `length` characters. */
export function prose(random: () => number, length: number): string {
  let text = "";
  for (let count = 1; text.length < length; count++)
    text += `${pick(random, SENTENCES)}${count % 4 === 0 ? "\n\n" : " "}`;
  return text.trimEnd();
}

/** Numbered steps with lines of input between, about `length` characters. */
export function steps(random: () => number, length: number): string {
  let text = "";
  for (let number = 1; text.length < length; number++)
    text += `${number}. ${pick(random, SENTENCES)}\n   ${pick(random, CODE)}\n`;
  return text;
}

/** A length with many short and few long ones, as people write: median `median`, never above `most`. */
export function textLength(random: () => number, median: number, most: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.min(most, Math.round(median * Math.exp(normal * 0.7)));
}

const FIRST = [
  "Ines",
  "Tomasz",
  "Priya",
  "Jonas",
  "Amara",
  "Hélène",
  "Kenji",
  "Noor",
  "Lucía",
  "Oleg",
] as const;
const LAST = ["Okafor", "Lindqvist", "Marchetti", "Sato", "Novák", "Haddad", "Moreau", "Castillo"] as const;

/** A person's name, with a number so that few are the same. */
export function personName(random: () => number): string {
  return `${pick(random, FIRST)} ${pick(random, LAST)} ${Math.floor(random() * 10_000)}`;
}

const VERBS = ["read", "parse", "open", "merge", "resolve", "load", "check", "unpack"] as const;
const NOUNS = ["Entry", "Header", "Token", "Manifest", "Session", "Index", "Frame", "Path"] as const;

/** The name of a function that few reports share: the rare word of a search. */
export function identifier(random: () => number): string {
  return `${pick(random, VERBS)}${pick(random, NOUNS)}${Math.floor(random() * 20_000)}`;
}

const COMPONENTS = 3_000;

/** The name of a part of a product: few of them come up again and again, most of them seldom, as words of a language do. */
export function component(random: () => number): string {
  return `module${Math.floor(COMPONENTS ** random())}`;
}
