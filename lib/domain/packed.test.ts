import fc from "fast-check";
import { expect, test } from "vitest";
import { packRows, unpackRows } from "./packed";

type Row = { name: string; year: number | null; link: { href: string } | null };

const anyRow: fc.Arbitrary<Row> = fc.record({
  name: fc.string({ unit: "binary" }),
  year: fc.option(fc.integer(), { nil: null }),
  link: fc.option(fc.record({ href: fc.webUrl() }), { nil: null }),
});

test("rows come out of the payload as they went in", () => {
  const fields = ["name", "year", "link"] as const;
  fc.assert(
    fc.property(fc.array(anyRow), (rows) => {
      expect(unpackRows<Row>(fields, packRows<Row>(fields, rows))).toEqual(rows);
    }),
  );
});
