import type { BenchDatabase } from "./database";
import type { Request } from "./load";

/** Something of the product that is asked over and over. */
export type Target = {
  name: string;
  title: string;
  /** What the reference does with the statements of a request (recording.ts). */
  kind: "read" | "insert" | "change";
  /** Requests of one measurement at most, by number of clients. */
  most: (clients: number) => number;
  expect: readonly number[];
  /** Makes what the next `count` requests to `origin` need and returns them one by one. */
  prepare: (
    database: BenchDatabase,
    count: number,
    origin: string,
  ) => Promise<(index: number) => Request | undefined>;
};

export const reading = { kind: "read", most: () => 1_000_000, expect: [200] } as const;

export const asStaff = ({ staffToken }: BenchDatabase) => ({ Cookie: `breakwater-staff=${staffToken}` });
