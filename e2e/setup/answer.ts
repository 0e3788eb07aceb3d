// Different in every answer, whoever asked for what.
const OF_THE_MOMENT = ["date", "x-request-id", "retry-after"];

export type Answer = { status: number; headers: Record<string, string>; body: string };

/**
 * An answer without what differs from request to request (ids, nonces, challenges, waiting times) and without the words
 * its sender typed: of two that are alike, neither tells anything the other does not.
 */
export async function readAnswer(response: Response, ...typed: string[]): Promise<Answer> {
  const nonce = /'nonce-([^']+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1];
  const changing = [nonce, ...typed].filter((text) => text !== undefined);
  const plain = (text: string) => changing.reduce((rest, one) => rest.replaceAll(one, "…"), text);
  const headers = Object.fromEntries(
    [...response.headers]
      .filter(([name]) => !OF_THE_MOMENT.includes(name))
      .map(([name, value]) => [name, plain(value)]),
  );
  const body = joined(plain(await response.text()))
    .replace(/again in \d+ \w+/g, "again in a while")
    .replace(/again from <time[^>]*>[^<]*<\/time>/g, "again from then")
    .replace(/(\\?"challenge\\?":\\?")[^"\\]+/g, "$1…");
  return { status: response.status, headers, body };
}

// The framework cuts the data of a page into scripts wherever its stream happened to pause.
function joined(html: string): string {
  return html.replaceAll(/"\]\)<\/script><script[^>]*>self\.__next_f\.push\(\[1,"/g, "");
}
