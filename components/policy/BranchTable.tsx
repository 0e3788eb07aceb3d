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

type Row = { id: string; name: string; branch: Branch | null };

// Of a product without branches nobody has said how long it is supported.
function rowsOf({ id, name, branches }: Product): Row[] {
  if (branches.length === 0) return [{ id, name, branch: null }];
  return branches.map((branch) => ({ id: branch.id, name: `${name} ${branch.name}`, branch }));
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
        {rows.map(({ id, name, branch }) => (
          <tr key={id}>
            <Th scope="row">
              <bdi>{name}</bdi>
            </Th>
            {branch === null ? (
              <>
                <Td>not stated</Td>
                <Td>not stated</Td>
              </>
            ) : (
              <>
                <Td>{SUPPORT[branch.support]}</Td>
                <Td>
                  {branch.supportedUntil ? <Time at={branch.supportedUntil} style="date" /> : "no end set"}
                </Td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
