import { request } from "node:http";
import { text } from "node:stream/consumers";

type Sent = { status: number; headers: Record<string, unknown>; body: string };

/** A request whose connection comes from that address of this machine; Linux lets all of 127.0.0.0/8 be one's own. */
export function requestFrom(
  localAddress: string,
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Sent> {
  const { body = "", ...rest } = options;
  return new Promise((resolve, reject) => {
    const sent = request(url, { ...rest, localAddress }, (response) => {
      const { statusCode = 0, headers } = response;
      text(response).then((read) => resolve({ status: statusCode, headers, body: read }), reject);
    });
    sent.once("error", reject);
    sent.end(body);
  });
}
