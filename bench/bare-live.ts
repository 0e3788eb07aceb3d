import type { ServerResponse } from "node:http";
import pg from "pg";

/**
 * The reference of the live changes: every notice is written to every stream as it comes. Listens while somebody does, so that
 * it takes no part in what else is measured.
 */
export class BareLive {
  readonly #streams = new Set<ServerResponse>();
  #client: Promise<pg.Client> | undefined;

  constructor(private readonly url: string | undefined) {}

  async open(response: ServerResponse): Promise<void> {
    this.#streams.add(response);
    response.on("close", () => void this.#close(response));
    this.#client ??= this.#listen();
    await this.#client;
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.flushHeaders();
  }

  async #listen(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.url });
    client.on("notification", ({ payload = "" }) => {
      const { case: id } = JSON.parse(payload) as { case?: string };
      if (id === undefined) return;
      for (const stream of this.#streams) stream.write(`event: changed\ndata: {"cases":["${id}"]}\n\n`);
    });
    await client.connect();
    await client.query("listen breakwater_changes");
    return client;
  }

  async #close(response: ServerResponse): Promise<void> {
    this.#streams.delete(response);
    if (this.#streams.size > 0) return;
    const client = this.#client;
    this.#client = undefined;
    await (await client)?.end();
  }
}
