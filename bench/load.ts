import { Agent, type IncomingHttpHeaders, request } from "node:http";

export type Request = { method?: string; path: string; headers?: Record<string, string>; body?: string };
export type Response = { status: number; headers: IncomingHttpHeaders; body: string };

/** What one measurement saw. Times are milliseconds. */
export type Load = {
  clients: number;
  requests: number;
  seconds: number;
  p50: number;
  p95: number;
  bytes: number;
};

export type LoadPlan = {
  origin: string;
  clients: number;
  /** Ends with whichever comes first. */
  seconds: number;
  requests: number;
  /** The next request; undefined ends the measurement. */
  next: (index: number) => Request | undefined;
  /** Statuses that count as an answer. Any other ends the run: a fast error page is no result. */
  expect: readonly number[];
};

/** Keeps `clients` requests in flight over connections that stay open, each client sending its next one at once. */
export async function generateLoad(plan: LoadPlan): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: plan.clients });
  const times: number[] = [];
  let started = 0;
  let bytes = 0;
  const began = performance.now();
  const client = async () => {
    while (performance.now() - began < plan.seconds * 1000 && started < plan.requests) {
      const wanted = plan.next(started++);
      if (!wanted) return;
      const sentAt = performance.now();
      const { status, body } = await send(plan.origin, wanted, agent);
      times.push(performance.now() - sentAt);
      bytes += body.length;
      if (!plan.expect.includes(status))
        throw new Error(`${wanted.path} answered ${status}: ${body.slice(0, 300)}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: plan.clients }, client));
  } finally {
    agent.destroy();
  }
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  return {
    clients: plan.clients,
    requests: times.length,
    seconds,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    bytes: Math.round(bytes / Math.max(1, times.length)),
  };
}

/** The value below which this part of them lies. */
export function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

/** One request; the whole answer is read. No compression is asked for. */
export function send(origin: string, wanted: Request, agent?: Agent): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { method = "GET", path, body } = wanted;
    // A browser names the page a form was sent from.
    const headers = method === "GET" ? wanted.headers : { Origin: origin, ...wanted.headers };
    const outgoing = request(new URL(path, origin), { method, headers, agent }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("error", reject);
      incoming.on("end", () => {
        const { statusCode: status = 0, headers: got } = incoming;
        resolve({ status, headers: got, body: Buffer.concat(chunks).toString("latin1") });
      });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
