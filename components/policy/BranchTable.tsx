import { Table, Td, Th } from "@/components/ui/Table";
import { Time } from "@/components/ui/Time";
import type { BranchSupport } from "@/lib/domain/product/register";

type Branch = {
  id: string;
  name: string;
  support: BranchSupport;
  supportedUntil: Date | string | null;
};

const SUPPORT = { active: "Active", extended: "Extended", ended: "Ended" } as const;

export type Product = { id: string; name: string; branches: readonly Branch[] };

function rowsOf({ id, name, branches }: Product): Branch[] {
  if (branches.length === 0) return [{ id, name, support: "active", supportedUntil: null }];
  return branches.map((branch) => ({ ...branch, name: `${name} ${branch.name}` }));
}

/** Which branches get security fixes, and until when. */
export function BranchTable({ products }: { products: readonly Product[] }) {
  const rows = products.flatMap(rowsOf);
  return (
    <Table caption="Supported versions">
      <thead>
        <tr>
          <Th>Branch</Th>
          <Th>Security fixes</Th>
          <Th>Until</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Th scope="row">
              <bdi>{row.name}</bdi>
            </Th>
            <Td>{SUPPORT[row.support]}</Td>
            <Td>{row.supportedUntil ? <Time at={row.supportedUntil} style="date" /> : "no end set"}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
