import type { BuiltInView } from "@/lib/domain/board/views";
import type { SortName } from "@/lib/domain/search/sorts";

/** A search of the board, in its address, and the indexes of which its list walks at least one. */
export type Asked = {
  name: string;
  params: { view?: string; q?: string; sort?: string };
  by: readonly string[];
};

/** Every built-in view. */
const VIEWS: Readonly<Record<BuiltInView, readonly string[]>> = {
  "first-response": ["cases_unacknowledged"],
  "next-response": ["cases_reporter_waits"],
  investigating: ["cases_priority_order", "cases_state_received"],
  "waiting-reporter": ["cases_activity", "cases_state_received"],
  "waiting-others": ["cases_waits_for"],
  "ready-to-publish": ["cases_embargo", "cases_state_received"],
  overdue: ["cases_next_due"],
  snoozed: ["cases_put_away", "cases_snoozed"],
  all: ["cases_next_due"],
  mine: ["cases_next_due", "cases_assignee_received"],
  unassigned: ["cases_next_due", "cases_assignee_received"],
  watched: ["case_watchers_person", "cases_activity"],
  embargoed: ["cases_embargo"],
  closed: ["cases_closed"],
};

/** Every order, each over all cases and over open ones, one way and the other. */
const ORDERS: Readonly<Record<SortName, string>> = {
  promise: "cases_next_due",
  priority: "cases_priority_order",
  severity: "cases_severity_rank",
  received: "cases_received",
  activity: "cases_activity",
  state: "cases_state_rank",
  embargo: "cases_embargo",
  closed: "cases_closed",
  quality: "cases_quality",
};

/** Filters, alone and several deep, selective ones and common ones; words, as testing/many-cases.ts spreads them. */
const searches = ({
  rare,
  hundredth,
  tenth,
  common,
}: Words): (readonly [q: string, sort: string, ...by: string[]])[] => [
  ["state:remediating severity:>=high product:Harbour", "received", "cases_state_received"],
  ["state:new,acknowledged severity:unscored assignee:nobody", "promise", "cases_next_due"],
  ["is:open label:label-1 severity:high", "severity", "cases_severity_rank", "case_labels_label"],
  ["is:closed outcome:duplicate product:Agent", "closed", "cases_closed", "cases_outcome"],
  ["exploited:yes is:open severity:critical", "received", "cases_exploited"],
  ["cwe:1188 is:open", "priority", "vulnerabilities_cwe"],
  ["cwe:79", "received", "cases_received"],
  ["cve:2026-100010", "received", "vulnerabilities_cve"],
  ["label:label-2", "received", "case_labels_label"],
  ["label:label-0 is:open", "promise", "cases_next_due"],
  ["has:label -is:open", "received", "cases_state_received", "cases_received"],
  ["has:cve is:open", "received", "cases_cve", "cases_open"],
  ["is:restricted", "received", "cases_restricted"],
  ["is:held", "received", "cases_held"],
  ["is:mine", "received", "cases_assignee_received"],
  ["product:Quay", "received", "cases_product_received"],
  ["severity:critical", "received", "cases_severity_received"],
  ["reporter:cert is:open", "received", "cases_reporter_kind"],
  ["origin:internal is:open", "received", "cases_origin"],
  ["ssvc:immediate", "received", "cases_ssvc"],
  ["age:<2d", "received", "cases_received"],
  ["received:2025", "severity", "cases_severity_rank"],
  ["received:2023-01", "received", "cases_received"],
  ["closed:2025-03", "closed", "cases_closed"],
  ["due:<2h is:open", "promise", "cases_next_due"],
  ["idle:>90d is:open", "activity", "cases_activity"],
  ["quality:>=99 is:open", "quality", "cases_quality"],
  ["score:>=9 is:open", "severity", "cases_severity_rank"],
  ["priority:urgent is:open", "priority", "cases_priority_order"],
  ["priority:urgent", "received", "cases_received", "cases_priority_order"],
  ["state:scheduled", "severity", "cases_state_received", "cases_severity_rank"],
  ["state:new received:<2024", "received", "cases_state_received"],
  ["is:unread is:open", "activity", "cases_activity"],
  ["-is:unread", "received", "case_reads_pkey", "case_reads_case", "cases_received"],
  ["is:embargoed is:overdue", "embargo", "cases_embargo"],
  [rare, "received", "cases_pkey"],
  [`${tenth} is:open`, "promise", "cases_next_due"],
  [common, "received", "cases_received"],
  [`${common} ${hundredth} state:new`, "severity", "cases_state_received", "cases_pkey"],
  [`-${common} is:open`, "promise", "cases_next_due"],
];

/** Words by how many of a hundred cases have them; `rare` stands in a few. */
type Words = { rare: string; hundredth: string; tenth: string; common: string };

/** Everything a board is commonly asked, with these words. */
export const askedWith = (words: Words): Asked[] => [
  ...Object.entries(VIEWS).map(([view, by]) => ({ name: `view ${view}`, params: { view }, by })),
  ...Object.entries(ORDERS).flatMap(([sort, index]) => [
    { name: `all by ${sort}`, params: { q: "", sort }, by: [index] },
    { name: `all by ${sort} reversed`, params: { q: "", sort: `-${sort}` }, by: [index] },
    // What is open has no end: those come newest first.
    {
      name: `open by ${sort}`,
      params: { q: "is:open", sort },
      by: sort === "closed" ? ["cases_open"] : [index, "cases_open"],
    },
  ]),
  ...searches(words).map(([q, sort, ...by]) => ({ name: `${q} by ${sort}`, params: { q, sort }, by })),
];
