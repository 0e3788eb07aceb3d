import { type Option, Select } from "@/components/ui/TextInput";
import { type BoardQuery, UNSCORED } from "@/lib/domain/board/query";
import { ORIGINS } from "@/lib/domain/case/origins";
import { CASE_STATES } from "@/lib/domain/case/states";
import { ORIGIN_WORDS, STATE_WORDS } from "@/lib/domain/case/words";
import { SEVERITIES, SEVERITY_LABELS } from "@/lib/domain/severity";

const STATES: Option[] = [
  { value: "open", label: "Open" },
  { value: "all", label: "Open and closed" },
  ...CASE_STATES.map((state) => ({ value: state, label: STATE_WORDS[state].desk })),
];

const SEVERITY_OPTIONS: Option[] = [
  { value: "high,critical", label: "High and critical" },
  ...[...SEVERITIES].reverse().map((severity) => ({ value: severity, label: SEVERITY_LABELS[severity] })),
  { value: UNSCORED, label: "Not scored" },
];

const SORT_OPTIONS: Option[] = [
  { value: "promise", label: "Next promise" },
  { value: "-severity", label: "Most severe" },
  { value: "-received", label: "Newest" },
  { value: "received", label: "Oldest" },
  { value: "-activity", label: "Last activity" },
];

type Props = { query: BoardQuery; products: Option[]; people: Option[] };

/** The fields of the filter form, as the address has them now. */
export function FilterFields({ query, products, people }: Props) {
  const state = typeof query.states === "string" ? query.states : query.states.join(",");
  const severity = query.severities.join(",");
  const assignee = typeof query.assignee === "object" ? (query.assignee?.personId ?? "") : query.assignee;
  const ascending = query.direction === "ascending" ? "" : "-";
  return (
    <>
      <Pick name="state" label="State" options={STATES} value={state} first />
      <Pick name="severity" label="Severity" options={SEVERITY_OPTIONS} value={severity} blank="Any" />
      <Pick name="product" label="Product" options={products} value={query.productId ?? ""} blank="Any" />
      <Pick
        name="assignee"
        label="Assignee"
        options={[{ value: "me", label: "Me" }, { value: "nobody", label: "Nobody" }, ...people]}
        value={assignee ?? ""}
        blank="Anyone"
      />
      <Pick
        name="origin"
        label="Came in by"
        options={ORIGINS.map((value) => ({ value, label: ORIGIN_WORDS[value] }))}
        value={query.origin ?? ""}
        blank="Any"
      />
      <Pick name="sort" label="Order" options={SORT_OPTIONS} value={`${ascending}${query.sort}`} />
      <label className="flex min-h-8 items-center gap-2">
        <input type="checkbox" name="overdue" value="1" defaultChecked={query.overdue} />
        Overdue only
      </label>
    </>
  );
}

type PickProps = {
  name: keyof typeof WIDTHS;
  label: string;
  options: Option[];
  value: string;
  blank?: string;
  first?: boolean;
};

const WIDTHS = {
  state: "w-36",
  severity: "w-36",
  product: "w-32",
  assignee: "w-36",
  origin: "w-28",
  sort: "w-32",
} as const;

// A value the list does not offer (several states, typed into the address) stays chosen, or submitting would lose it.
function Pick({ name, label, options, value, blank, first }: PickProps) {
  const known = value === "" || options.some((option) => option.value === value);
  return (
    <div>
      <label htmlFor={`filter-${name}`} className="block text-13 text-muted">
        {label}
      </label>
      <Select
        id={`filter-${name}`}
        name={name}
        defaultValue={value}
        blank={blank}
        options={known ? options : [...options, { value, label: value.replaceAll(",", ", ") }]}
        className={`mt-0.5 min-h-8 py-0.5 text-14 ${WIDTHS[name]}`}
        {...(first ? { "data-board-filter": "" } : {})}
      />
    </div>
  );
}
