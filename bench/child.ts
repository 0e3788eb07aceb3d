import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Target } from "./target";

/** A statement as the driver got it. */
export type Statement = { text: string; values: unknown[] };

/** What a server process of the bench can be asked. */
export type Answers = {
  origin: () => string;
  /** Processor time used so far, in microseconds. */
  cpu: () => NodeJS.CpuUsage;
  /** From now on, note every statement. */
  record?: () => void;
  /** Stop noting, and hand over what was noted. */
  recorded?: () => Statement[];
  /** From now on, note where processor time goes; and hand that over, as a .cpuprofile. */
  profile?: () => Promise<void>;
  profiled?: () => Promise<string>;
  /** What to answer requests with: for each path, samples to take turns with. */
  serve?: (routes: BareRoutes) => void;
};

export type BareRoutes = Record<string, { kind: Target["kind"]; samples: Statement[][] }>;

type Question = { id: number; name: keyof Answers; value: unknown };
type Reply = { id: number; value?: unknown; error?: string };

/** Answers the parent's questions until it is gone. */
export function answerParent(answers: Answers): void {
  process.on("message", async ({ id, name, value }: Question) => {
    const reply: Reply = { id };
    try {
      reply.value = await (answers[name] as ((value: unknown) => unknown) | undefined)?.(value);
    } catch (error) {
      reply.error = error instanceof Error ? error.message : "unknown";
    }
    process.send?.(reply);
  });
  process.once("disconnect", () => process.exit(0));
  process.send?.({ id: 0 } satisfies Reply);
}

/** A server process of the bench, up and listening. */
export class Child {
  #next = 1;
  readonly #waiting = new Map<number, (reply: Reply) => void>();

  private constructor(
    private readonly process: ChildProcess,
    readonly origin: string,
  ) {}

  static async start(
    entry: string,
    environment: NodeJS.ProcessEnv,
    nodeArgs: readonly string[] = [],
  ): Promise<Child> {
    const child = spawn(process.execPath, [...process.execArgv, ...nodeArgs, entry], {
      env: { ...process.env, ...environment },
      stdio: ["ignore", "ignore", process.env.BENCH_STDERR === "show" ? "inherit" : "ignore", "ipc"],
      serialization: "advanced",
    });
    const ended = once(child, "exit").then(() => {
      throw new Error(`${entry} ended before it was ready; run with BENCH_STDERR=show to see why`);
    });
    await Promise.race([once(child, "message"), ended]);
    const unnamed = new Child(child, "");
    unnamed.#listen();
    const named = new Child(child, (await unnamed.ask("origin")) as string);
    child.removeAllListeners("message");
    named.#listen();
    return named;
  }

  #listen(): void {
    this.process.on("message", (reply: Reply) => {
      this.#waiting.get(reply.id)?.(reply);
      this.#waiting.delete(reply.id);
    });
  }

  async ask<Name extends keyof Answers>(
    name: Name,
    value?: Parameters<NonNullable<Answers[Name]>>[0],
  ): Promise<Awaited<ReturnType<NonNullable<Answers[Name]>>>> {
    const id = this.#next++;
    const reply = await new Promise<Reply>((resolve) => {
      this.#waiting.set(id, resolve);
      this.process.send({ id, name, value } satisfies Question);
    });
    if (reply.error) throw new Error(reply.error);
    return reply.value as Awaited<ReturnType<NonNullable<Answers[Name]>>>;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return;
    const ended = once(this.process, "exit");
    this.process.disconnect();
    await ended;
  }
}
