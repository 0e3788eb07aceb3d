import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { AppError } from "./errors";
import { noteOverload } from "./overload";
import { PlanKeepingClient } from "./plan-keeping-client";
import { isGivenUp, tookTooLong } from "./timeout";

/** A database inside one transaction with its actor set. Only lib/server/transaction.ts makes one. */
export type Tx = NodePgDatabase;

const STATEMENT_MS = 5_000;
const LOCK_MS = 2_000;
const IDLE_IN_TRANSACTION_MS = 10_000;
const ACQUIRE_MS = 2_000;

/** A pool in which whoever waits for two seconds hears "busy", however they asked: waiting longer would only pile up requests. */
class ImpatientPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(heard: Parameters<pg.Pool["connect"]>[0]): void;
  override connect(heard?: Parameters<pg.Pool["connect"]>[0]): Promise<pg.PoolClient> | undefined {
    const client = super.connect().catch((cause: unknown) => {
      throw noteOverload(Object.assign(noConnection(), { cause }));
    });
    if (heard === undefined) return client;
    client.then(
      (lent) => heard(undefined, lent, (release) => lent.release(release)),
      (error: Error) => heard(error, undefined, () => undefined),
    );
  }
}

const noConnection = () =>
  new AppError("busy", "We cannot reach our database just now. Nothing was saved; try again in a moment.", {
    retryAfterSeconds: 5,
  });

/** A pool for the application's role, with the time-outs of security.md. `size` is for tests. */
export function createPool(url: string, size = 10): pg.Pool {
  const pool = new ImpatientPool({
    Client: PlanKeepingClient,
    connectionString: url,
    max: size,
    // What does not wait for an answer travels with what was asked before; the server answers in that order.
    pipeline: true,
    connectionTimeoutMillis: ACQUIRE_MS,
    application_name: "breakwater",
    options: `-c statement_timeout=${STATEMENT_MS} -c lock_timeout=${LOCK_MS} -c idle_in_transaction_session_timeout=${IDLE_IN_TRANSACTION_MS}`,
  });
  // A connection that dies while idle is replaced by the next request; unheard, the event would end the process.
  pool.on("error", () => {});
  return pool;
}

/** One statement outside any transaction: a look-up that finds out who asks. @throws AppError busy */
export async function askOnce<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const client = await pool.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } catch (error) {
    throw isGivenUp(error) ? tookTooLong(error) : error;
  } finally {
    client.release();
  }
}

/**
 * Sends statements without waiting for answers in between; the server takes them in this order. They start here: built
 * apart, each would start when somebody first waits for it, in an order that nobody sees.
 */
export async function sendInOrder(statements: readonly { execute(): Promise<unknown> }[]): Promise<void> {
  const answers = await Promise.allSettled(statements.map((statement) => statement.execute()));
  // The first that failed is the reason; what came after it only says that the transaction is broken.
  const failed = answers.find((answer) => answer.status === "rejected");
  if (failed) throw failed.reason;
}

/** A connection that was lent for one piece of work, and is taken back when that ends. */
export type Lease = {
  client: pg.PoolClient;
  tx: Tx;
  end: () => void;
  /** Why the first statement failed that did; those after it only say that the transaction is broken. */
  failure: () => unknown;
};

/**
 * Lends a connection. Once the work has ended, a statement that comes late (a sibling of one that failed) is refused: it
 * would run outside the transaction, or in that of whoever has the connection next.
 */
export function lend(pooled: pg.PoolClient): Lease {
  let lent = true;
  let failure: unknown;
  const query = (...args: unknown[]): unknown => {
    if (!lent) return Promise.reject(new Error("the transaction has ended"));
    const answer: unknown = Reflect.apply(pooled.query, pooled, args);
    if (answer instanceof Promise)
      answer.catch((error: unknown) => {
        failure ??= error;
      });
    return answer;
  };
  const client: pg.PoolClient = Object.create(pooled, { query: { value: query } });
  return {
    client,
    tx: drizzle(client),
    end() {
      lent = false;
    },
    failure: () => failure,
  };
}
