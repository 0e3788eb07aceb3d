// Words of nearly every report. A young desk has too few cases to know them by counting.
const WORDS = `
a about above access account add address affected after all allow allowed allows already also an and any api app application are
as at attack attacker attackers authenticated available be because been before being below bug but by bypass call can case cause
change check click client code com command could create data default did different do does don done each email en error even example
execute exploit exploited file files find first fix following for found from function get give go had has have hello here hi how
html http https i if impact in information input install into is issue it its javascript just know latest lead leads let like line
link log login make malicious may me more most must my name need network new no not note now of on one only open or org other our
out output own page password path poc possible post problem proof re remote report reproduce request response result run s same
script security see send server service set shows site so some source steps such sure system t team test text than thank thanks that
the their them then there these they this through time to too try two type unauthenticated under up url use used user users using v
valid value values version very via victim view vulnerability vulnerable want was way we web website well what when where which
while who will with without works would www xss you your
`;

const EVERYDAY: ReadonlySet<string> = new Set(WORDS.split(/\s+/).filter(Boolean));

/** Whether a word tells nothing of what a report is about. */
export function isEveryday(word: string): boolean {
  return EVERYDAY.has(word);
}
