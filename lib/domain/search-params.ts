/** The parameters of an address; one that stands there several times is a list, as pages get it too. */
export function searchOf({ url }: Pick<Request, "url">): Record<string, string | string[]> {
  const search = new URL(url).searchParams;
  const params: Record<string, string | string[]> = Object.create(null);
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    params[name] = values.length === 1 ? (values[0] ?? "") : values;
  }
  return params;
}
