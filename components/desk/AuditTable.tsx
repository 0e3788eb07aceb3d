import { Changed } from "@/components/ui/Changed";
import { Mono } from "@/components/ui/Mono";
import { AS, StackedTable, StackLabel, Td, Th } from "@/components/ui/Table";
import { Time } from "@/components/ui/Time";
import type { Change } from "@/lib/domain/audit/change";
import { dataLines } from "@/lib/domain/audit/data-words";
import { fieldWords } from "@/lib/domain/audit/words";

export type AuditRow = {
  seq: number;
  at: Date;
  who: string;
  /** Whom or what the chain belongs to; absent where all rows are of one. */
  about?: string;
  /** What it was, in words that follow the name; without them the action itself is shown. */
  words?: string | null;
  action: string;
  data: Readonly<Record<string, unknown>>;
  /** Fields that were changed, with what they were and are. */
  changes?: readonly Change[];
  hasWords: boolean;
  hash: string;
};

type Props = {
  caption: string;
  rows: readonly AuditRow[];
  /** What ids stand for, where it is known. */
  names: Names;
};
type Names = ReadonlyMap<string, string>;

/** Rows of audit chains: ids, states, numbers and settings; what was said on a case stays sealed. */
export function AuditTable({ caption, rows, names }: Props) {
  const several = rows.some(({ about }) => about !== undefined);
  return (
    <StackedTable
      caption={caption}
      showCaption
      className="mt-4 md:min-w-[56rem]"
      heads={
        <>
          <Th numeric>{several ? "No. in its chain" : "No."}</Th>
          {several ? <Th>Chain</Th> : null}
          <Th>When, UTC</Th>
          <Th>Who</Th>
          <Th>What</Th>
          <Th>Details</Th>
          <Th>Hash</Th>
        </>
      }
    >
      {rows.map((row) => (
        <tr key={row.hash} {...AS.row}>
          <Th scope="row" numeric className="stack-last">
            <StackLabel>No.</StackLabel>
            {row.seq}
          </Th>
          {several ? (
            <Td className="stack-end">
              <StackLabel>Chain:</StackLabel>
              <bdi>{row.about}</bdi>
            </Td>
          ) : null}
          <Td className="stack-corner whitespace-nowrap">
            <Time at={row.at} style="minute" />
          </Td>
          <Td className="stack-first max-md:font-fact md:whitespace-nowrap">
            <bdi>{row.who}</bdi>
          </Td>
          <Td className={row.words ? "md:min-w-48" : ""}>
            <What row={row} />
          </Td>
          <Td className="max-md:empty:hidden">
            <Details row={row} names={names} />
          </Td>
          <Td className={several ? "max-md:hidden" : "stack-end"}>
            <Mono>{row.hash.slice(0, 16)}</Mono>
          </Td>
        </tr>
      ))}
    </StackedTable>
  );
}

function What({ row: { words, action } }: { row: AuditRow }) {
  if (!words) return <Mono>{action}</Mono>;
  return (
    <>
      {words}
      <span className="block text-13 text-muted">
        <Mono>{action}</Mono>
      </span>
    </>
  );
}

function Details({ row, names }: { row: AuditRow; names: Names }) {
  const { data, changes = [], hasWords } = row;
  if (changes.length > 0)
    return changes.map(({ field, before, after }) => (
      <span key={field} className="block">
        <span className="text-muted">{fieldWords(field)}: </span>
        <Changed before={before} after={after} />
      </span>
    ));
  return (
    <>
      {dataLines(data, names).map(({ label, text, code }) => (
        <span key={label} className="block">
          <span className="text-muted">{label}: </span>
          {code ? <Mono wrap>{text}</Mono> : <bdi className="wrap-anywhere">{text}</bdi>}
        </span>
      ))}
      {hasWords ? <span className="block text-muted">Sealed words</span> : null}
    </>
  );
}
