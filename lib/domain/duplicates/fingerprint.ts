import { cveIdsIn, endpointsIn, functionsIn, piecesOf, sourceFilesIn } from "@/lib/domain/report/identifiers";
import { distinctWords } from "@/lib/domain/search/words";

/** What a case is compared by. Products by their id or, where they are in no register, by their name in lower case. */
export type Fingerprint = {
  words: ReadonlySet<string>;
  titleWords: ReadonlySet<string>;
  files: ReadonlySet<string>;
  functions: ReadonlySet<string>;
  endpoints: ReadonlySet<string>;
  cves: ReadonlySet<string>;
  cwes: ReadonlySet<string>;
  product: string | null;
};

type Material = {
  title: string;
  /** The report's texts; the title need not be among them. */
  texts: readonly string[];
  cves: readonly string[];
  cwes: readonly string[];
  product: string | null;
};

/** How much of a text is compared, in characters: long logs repeat themselves. */
const COMPARED = 60_000;
/** And how many different words: enough for any report told in words. */
const MOST_WORDS = 1_500;

/** Gathers what a case can be compared by. Linear in its texts. */
export function fingerprint({ title, texts, cves, cwes, product }: Material): Fingerprint {
  const all = [title, ...texts].join("\n").slice(0, COMPARED);
  const pieces = piecesOf(all);
  return {
    words: distinctWords([all], MOST_WORDS),
    titleWords: distinctWords([title], MOST_WORDS),
    files: new Set(sourceFilesIn(all, pieces)),
    functions: new Set(functionsIn(all, pieces)),
    endpoints: new Set(endpointsIn(all, pieces)),
    cves: new Set([...cves, ...cveIdsIn(all)]),
    cwes: new Set(cwes),
    product,
  };
}
