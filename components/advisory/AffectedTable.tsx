import { Bdi } from "@/components/ui/Mono";
import { Table, Td, Th } from "@/components/ui/Table";
import type { AdvisoryContent } from "@/lib/domain/advisory/content";
import { rangeWords } from "@/lib/domain/advisory/public";

/** What is affected and where it is fixed, a row each. */
export function AffectedTable({ rows }: { rows: AdvisoryContent["affected"] }) {
  return (
    <Table caption="Affected and fixed versions by product">
      <thead>
        <tr>
          <Th>Product</Th>
          <Th>Affected</Th>
          <Th>Fixed in</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.product} ${row.introduced} ${row.lastAffected} ${row.fixed}`}>
            <Th scope="row">
              <Bdi>{row.product}</Bdi>
            </Th>
            <Td>
              <Bdi>{rangeWords(row)}</Bdi>
            </Td>
            <Td>
              {row.fixed ? (
                <b className="font-fact">
                  <Bdi>{row.fixed}</Bdi>
                </b>
              ) : (
                <span className="text-muted">no fix yet</span>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
