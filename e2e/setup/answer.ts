// Different in every answer, whoever asked for what.
const OF_THE_MOMENT = ["date", "x-request-id", "retry-after"];

export type Answer = { status: number; headers: Record<string, string>; body: string };

/** An answer without what differs from request to request (ids, nonces, waiting times): two alike tell nothing apart. */
export async function readAnswer(response: Response): Promise<Answer> {
  const headers = Object.fromEntries(
    [...response.headers]
      .filter(([name]) => !OF_THE_MOMENT.includes(name))
      .map(([name, value]) => [name, withoutNonce(value)]),
  );
  const body = withoutNonce(await response.text()).replace(/again in \d+ \w+/g, "again in a while");
  return { status: response.status, headers, body };
}

const withoutNonce = (text: string) =>
  text.replace(/'nonce-[^']+'/g, "'nonce'").replace(/nonce(=|":)\\?"[^"\\]+\\?"/g, "nonce");
