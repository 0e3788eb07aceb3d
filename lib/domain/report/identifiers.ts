// What a text names outright: CVE IDs, source files, endpoints, functions, versions, commits. Texts are strangers': each is
// cut into pieces, and every piece is looked at by anchored patterns up to a fixed length. Linear, whatever the text.

const SEPARATORS = /[\s"'`<>()[\]{},;|*“”‘’]+/u;
const LONGEST_PIECE = 300;

/**
 * The pieces of a text between blanks, quotation marks and brackets, without the full stop that ends a sentence. Whoever looks
 * for several kinds of names hands them on.
 */
export function piecesOf(text: string): string[] {
  return text
    .split(SEPARATORS)
    .filter((piece) => piece !== "" && piece.length <= LONGEST_PIECE)
    .map((piece) => piece.replace(/^[^\p{L}\p{N}/.~_$-]/u, "").replace(/[.:!?=…]{1,3}$/u, ""));
}

const CVE = /^CVE-(?:1999|2\d{3})-\d{4,19}$/i;

/** Every CVE ID in a text, in upper case, each once. */
export function cveIdsIn(text: string): string[] {
  const found = text.split(/[^A-Za-z0-9-]+/).filter((piece) => piece.length <= 40 && CVE.test(piece));
  return unique(found.map((id) => id.toUpperCase()));
}

const SOURCE_FILE =
  /\.(?:c|h|cc|cpp|cxx|hpp|hh|m|mm|rs|go|java|kt|py|rb|php|phtml|pl|pm|js|mjs|cjs|jsx|ts|tsx|cs|vb|swift|scala|sh|bash|ps1|lua|ex|exs|erl|hs|ml|clj|dart|asm|s|vue|svelte|jsp|asp|aspx|tpl|twig|erb|sql|xml|yml|yaml|json|toml|ini|conf|cfg|proto|cmake|html|htm)$/i;
/** Names that look like files and are products. */
const PRODUCTS_NOT_FILES =
  /^(?:node|next|vue|nuxt|react|express|angular|three|d3|socket\.io|chart|asp)\.(?:js|ts)$/i;
/** Files of the system the report was tried on, not of what is affected. */
const SYSTEM_PLACES = /^\/?(?:usr|etc|bin|sbin|dev|proc|sys|tmp|var|home|root|opt|mnt|private)\//i;

/**
 * Source files named in a text, as written from the repository's root as far as can be told, in lower case, each once:
 * `src/archive/index.c`. Line numbers, `./` and the beginning of links into repositories are taken off.
 */
export function sourceFilesIn(text: string, pieces = piecesOf(text)): string[] {
  return unique(
    pieces.flatMap((piece) => {
      // Most pieces are plain words.
      if (!piece.includes(".")) return [];
      const path = withoutLine(ofRepository(piece.replaceAll("\\", "/")));
      const isFile = SOURCE_FILE.test(path) && /^[\w@+./-]{3,}$/.test(path) && !path.includes("//");
      return isFile && !PRODUCTS_NOT_FILES.test(path) && !SYSTEM_PLACES.test(path)
        ? [path.replace(/^(?:\.{0,2}\/)+/, "").toLowerCase()]
        : [];
    }),
  );
}

// https://host/owner/name/blob/main/src/a.c#L10 → src/a.c; other addresses name pages, not files.
function ofRepository(piece: string): string {
  if (!/^https?:\//i.test(piece)) return piece;
  const at = /\/(?:blob|blame|tree|raw|src\/branch)\//.exec(piece);
  if (!at) return "";
  const [, ...path] = piece.slice(at.index + at[0].length).split("/");
  return path.join("/");
}

function withoutLine(piece: string): string {
  return piece.replace(/[#?].{0,300}$/, "").replace(/(?::\d{1,7}){1,2}$/, "");
}

/** Addresses inside a service named in a text: `/api/v1/users/` of a link or by itself, in lower case, each once. */
export function endpointsIn(text: string, pieces = piecesOf(text)): string[] {
  return unique(
    pieces.flatMap((piece) => {
      if (!piece.includes("/")) return [];
      const path = /^https?:\/\//i.test(piece) ? (URL.parse(piece)?.pathname ?? "") : piece;
      const plain = withoutLine(path).replace(/\/+$/, "").toLowerCase();
      const isPlace = /^\/[\w%.~-]+(?:\/[\w%.~{}:$-]+)*$/.test(plain) && plain.length > 3;
      return isPlace && !SYSTEM_PLACES.test(plain) && !/\/(?:blob|blame|commit|issues|pull)\//.test(plain)
        ? [plain]
        : [];
    }),
  );
}

/** Functions named with their brackets, or qualified by class or module, each once: `index_read()`, `Archive::open`. */
export function functionsIn(text: string, pieces = piecesOf(text)): string[] {
  const called = text
    .split("(")
    .slice(0, -1)
    .flatMap((before) => /[A-Za-z_][\w:.$]{0,99}$/.exec(before.slice(-100))?.[0] ?? []);
  const qualified = pieces.filter((piece) => QUALIFIED.test(piece));
  return unique([...called.filter(isFunctionName), ...qualified]);
}

const QUALIFIED = /^[A-Za-z_]\w{1,60}(?:::|#)[A-Za-z_]\w{1,60}$/;

// “(see …)” follows words too: a name has an underscore, an inner capital or a qualifier.
function isFunctionName(name: string): boolean {
  return /_|[a-z][A-Z]|::|\w\.\w/.test(name) && !/\.(?:com|org|net|io)$/i.test(name);
}

const VERSION = /^[vV]?\d{1,4}(?:\.\d{1,5}){1,3}(?:[-_.+]?[A-Za-z0-9]{1,12}){0,2}$/;
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const PROTOCOL = /^(?:HTTP|TLS|SSL|CVSS|HTML|OWASP)/i;
/** Versions of what the report was tried with, not of what is affected. */
const TRIED_WITH = /^(?:Mozilla|AppleWebKit|Safari|Chrome|Firefox|Gecko|Version|Edg|OPR)\//i;

/** Versions named in a text: `2.8.3`, `v1.0-rc1`, `curl/8.6.0`; no addresses, no versions of browsers and protocols. */
export function versionsIn(text: string): string[] {
  return unique(
    piecesOf(text).flatMap((piece) => {
      if (TRIED_WITH.test(piece) || PROTOCOL.test(piece)) return [];
      const last = piece.split(/[/@=_ -]/).find((part) => VERSION.test(part)) ?? "";
      const named = VERSION.test(piece) ? piece : last;
      return named !== "" && !ADDRESS.test(named) ? [named] : [];
    }),
  );
}

/** Commit hashes in a text: 7 to 40 hexadecimal digits with letters and digits among them. */
export function commitsIn(text: string): string[] {
  const found = text
    .split(/[^A-Za-z0-9]+/)
    .filter((piece) => /^[0-9a-f]{7,40}$/.test(piece) && /\d/.test(piece) && /[a-f]/.test(piece));
  return unique(found);
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
