/**
 * Rows as one text, each a list of its values in the order of `fields`. In a page's payload the framework walks every value
 * of an object, on the way out and again on the way in; a text it passes on.
 */
export function packRows<Row>(fields: readonly (keyof Row)[], rows: readonly Row[]): string {
  return JSON.stringify(rows.map((row) => fields.map((field) => row[field])));
}

/** The reverse of {@link packRows}, for text that came from there with the same fields, which are all a row has. */
export function unpackRows<Row>(fields: readonly (keyof Row)[], packed: string): Row[] {
  const lists: Row[keyof Row][][] = JSON.parse(packed);
  return lists.map((values) => {
    const row: Partial<Row> = {};
    fields.forEach((field, at) => {
      row[field] = values[at];
    });
    return row as Row;
  });
}
