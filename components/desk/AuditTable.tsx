import { Mono } from "@/components/ui/Mono";
import { Table, Td, Th } from "@/components/ui/Table";
import { Time } from "@/components/ui/Time";

export type AuditRow = {
  seq: number;
  at: Date;
  who: string;
  /** Whom or what the chain belongs to; absent where all rows are of one. */
  about?: string;
  action: string;
  data: Readonly<Record<string, unknown>>;
  hasWords: boolean;
  hash: string;
};

/** Rows of audit chains: ids, states and numbers only; words that were said stay sealed. */
export function AuditTable({ caption, rows }: { caption: string; rows: readonly AuditRow[] }) {
  const several = rows.some(({ about }) => about !== undefined);
  return (
    <Table caption={caption} showCaption className="mt-4 min-w-[56rem]">
      <thead>
        <tr>
          {several ? <Th>Chain</Th> : null}
          <Th numeric>No.</Th>
          <Th>When, UTC</Th>
          <Th>Who</Th>
          <Th>What</Th>
          <Th>With</Th>
          <Th>Hash</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.hash}>
            {several ? (
              <Td>
                <bdi>{row.about}</bdi>
              </Td>
            ) : null}
            <Th scope="row" numeric>
              {row.seq}
            </Th>
            <Td className="whitespace-nowrap">
              <Time at={row.at} style="clock" />
            </Td>
            <Td className="whitespace-nowrap">
              <bdi>{row.who}</bdi>
            </Td>
            <Td>
              <Mono>{row.action}</Mono>
            </Td>
            <Td>
              <Mono wrap>{dataWords(row.data)}</Mono>
              {row.hasWords ? <span className="text-muted"> and sealed words</span> : null}
            </Td>
            <Td>
              <Mono>{row.hash.slice(0, 16)}</Mono>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function dataWords(data: Readonly<Record<string, unknown>>): string {
  return Object.entries(data)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(", ") : String(value)}`)
    .join("; ");
}
