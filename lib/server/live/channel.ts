import pg from "pg";
import { z } from "zod";
import { log } from "@/lib/server/log";
import { CHANNEL } from "./tell";

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;
const PROBE_EVERY_MS = 15_000;
const PROBE_MS = 5_000;

const payloadSchema = z.union([z.object({ case: z.uuid() }), z.object({ session: z.literal(true) })]);

/** What is heard on the channel. `missed`: the connection was gone for a while, nobody knows what was said meanwhile. */
export type Heard = {
  changed: (caseId: string) => void;
  sessionEnded: () => void;
  missed: () => void;
};

/**
 * The one connection of this process that listens for changes, by whatever process they were made. Lost, it comes back by
 * itself; a server that no longer answers is noticed by asking it now and then.
 */
export class Channel {
  #client: pg.Client | null = null;
  #closed = false;
  #wait = FIRST_WAIT_MS;
  #timer: NodeJS.Timeout | undefined;
  /** Resolves once it listens for the first time. */
  readonly ready: Promise<void>;
  #isReady: () => void = () => {};

  constructor(
    private readonly url: string,
    private readonly heard: Heard,
  ) {
    this.ready = new Promise((resolve) => {
      this.#isReady = resolve;
    });
    void this.#connect(true);
  }

  async #connect(first: boolean): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: "breakwater live",
      connectionTimeoutMillis: PROBE_MS,
      keepAlive: true,
    });
    this.#client = client;
    client.on("notification", ({ payload }) => this.#hear(payload ?? ""));
    client.on("error", () => this.#lost(client));
    client.on("end", () => this.#lost(client));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
    } catch (error) {
      log().warn({ err: error }, "live: cannot listen for changes");
      return this.#lost(client);
    }
    if (this.#closed) return void client.end().catch(() => undefined);
    this.#wait = FIRST_WAIT_MS;
    this.#isReady();
    if (!first) this.heard.missed();
    this.#later(PROBE_EVERY_MS, () => this.#probe(client));
  }

  #hear(text: string): void {
    const payload = parsed(text);
    if (payload === undefined) return;
    if ("case" in payload) this.heard.changed(payload.case);
    else this.heard.sessionEnded();
  }

  async #probe(client: pg.Client): Promise<void> {
    const answered = client.query("select 1").then(
      () => true,
      () => false,
    );
    const late = new Promise<false>((resolve) => setTimeout(resolve, PROBE_MS, false).unref());
    if (await Promise.race([answered, late])) this.#later(PROBE_EVERY_MS, () => this.#probe(client));
    else this.#lost(client);
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    // Its end may never come: what listens from now on is another one.
    client.end().catch(() => undefined);
    if (this.#closed) return;
    const wait = this.#wait * (0.5 + Math.random());
    this.#wait = Math.min(LONGEST_WAIT_MS, this.#wait * 2);
    this.#later(wait, () => this.#connect(false));
  }

  #later(wait: number, act: () => Promise<void>): void {
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => void act(), wait).unref();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => undefined);
  }
}

function parsed(text: string): z.infer<typeof payloadSchema> | undefined {
  try {
    return payloadSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
