import { request as plainRequest } from "node:http";
import { request as tlsRequest } from "node:https";
import { text } from "node:stream/consumers";

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

type Options = {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** The authority to believe, where it is not one that everybody does. */
  ca?: string;
};

/** A request whose connection comes from that address of this machine; Linux lets all of 127.0.0.0/8 be one's own. */
export function requestFrom(localAddress: string, url: string, options: Options = {}): Promise<Answer> {
  const { body = "", ...rest } = options;
  const request = url.startsWith("https:") ? tlsRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const sent = request(url, { ...rest, localAddress, family: 4 }, (response) => {
      const { statusCode = 0, headers } = response;
      text(response).then((read) => resolve({ status: statusCode, headers, body: read }), reject);
    });
    sent.once("error", reject);
    sent.end(body);
  });
}
