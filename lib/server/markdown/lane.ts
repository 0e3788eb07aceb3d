import { Worker } from "node:worker_threads";
import { z } from "zod";
import { MARKDOWN_MAX_ADDRESS, MARKDOWN_MAX_DEPTH, markdownHtmlLimit } from "@/lib/domain/markdown-limits";
import { findWorker } from "@/lib/server/worker-path";

/** One text to render. `done` gets the HTML, or null where it is to be shown as plain text; it is called once. */
export type Job = { text: string; done: (html: string | null) => void };

const answerSchema = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ id: z.int(), html: z.string().nullable() }),
]);

/** However little of the machine it got, no text is waited for longer than this. */
const LONGEST_WALL_MS = 5_000;

/** A worker thread that renders one text at a time. It ends for good on a fault or when a text takes too long. */
export class Lane {
  ready = false;
  /** Whether it ended, or will, without ever having been able to render. */
  neverReady = true;
  #job: (Job & { id: number; timer: NodeJS.Timeout; startedAtMs: number }) | null = null;
  #startedJobs = 0;
  #worker: Worker;
  #onChange: () => void;
  #onEnd: () => void;

  constructor(events: { onChange: () => void; onEnd: () => void }) {
    this.#onChange = events.onChange;
    this.#onEnd = events.onEnd;
    this.#worker = new Worker(/* turbopackIgnore: true */ findWorker("markdown"), {
      resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 },
    });
    this.#worker.on("message", (message: unknown) => this.#answered(message));
    this.#worker.on("error", () => this.end());
    this.#worker.on("exit", () => this.end());
    // A process that only has an idle worker left may end.
    this.#worker.unref();
  }

  get idle(): boolean {
    return this.ready && this.#job === null;
  }

  /** For how long the present text has been worked on; 0 when there is none. */
  get busyMs(): number {
    return this.#job ? performance.now() - this.#job.startedAtMs : 0;
  }

  /**
   * Starts a text on an idle lane. Once the thread has worked on it for `limitMs`, it is given up, and this thread with it.
   * The second half is counted in processor time, so that a busy machine does not make an honest text look slow.
   */
  start(job: Job, limitMs: number): void {
    this.#startedJobs += 1;
    const startedAtMs = performance.now();
    // Nearly every text is done before the first look, so that asking for processor time costs nothing in the ordinary case.
    let usedBefore: number | undefined;
    const look = async () => {
      const used = await this.#usedMs();
      if (this.#job?.startedAtMs !== startedAtMs) return;
      usedBefore ??= used;
      const leftMs = limitMs / 2 - (used - usedBefore);
      if (!(leftMs > 0) || performance.now() - startedAtMs > LONGEST_WALL_MS) return this.end();
      this.#job.timer = setTimeout(look, Math.max(leftMs, 10));
    };
    this.#job = { ...job, id: this.#startedJobs, timer: setTimeout(look, limitMs / 2), startedAtMs };
    const limits = {
      maxDepth: MARKDOWN_MAX_DEPTH,
      maxAddress: MARKDOWN_MAX_ADDRESS,
      maxLength: markdownHtmlLimit(job.text.length),
    };
    this.#worker.postMessage({ id: this.#startedJobs, text: job.text, limits });
  }

  // Processor time of the thread so far. A thread that does not even answer this is past saving.
  async #usedMs(): Promise<number> {
    const silence = new Promise<never>((_resolve, reject) => {
      setTimeout(() => reject(new Error("no answer")), LONGEST_WALL_MS).unref();
    });
    return Promise.race([this.#worker.cpuUsage(), silence]).then(
      ({ user, system }) => (user + system) / 1_000,
      () => Number.POSITIVE_INFINITY,
    );
  }

  end(): void {
    this.ready = false;
    this.#finish(null);
    this.#worker.removeAllListeners();
    // The thread may be in the middle of anything; a late fault of it is nobody's business any more.
    this.#worker.on("error", () => undefined);
    void this.#worker.terminate();
    this.#onEnd();
  }

  #answered(message: unknown): void {
    const answer = answerSchema.safeParse(message);
    if (!answer.success) this.end();
    else if ("ready" in answer.data) this.#open();
    else if (answer.data.id === this.#job?.id) this.#finish(answer.data.html);
    this.#onChange();
  }

  #open(): void {
    this.ready = true;
    this.neverReady = false;
  }

  #finish(html: string | null): void {
    const job = this.#job;
    this.#job = null;
    if (!job) return;
    clearTimeout(job.timer);
    job.done(html);
  }
}
