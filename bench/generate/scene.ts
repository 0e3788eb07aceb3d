import type { Keyring } from "@/lib/server/crypto/keyring";
import type { Vault } from "@/lib/server/crypto/vault";
import type { CopyLoader } from "./copy";
import type { CasePlan } from "./plan-case";

/** What all cases share. */
export type Setting = {
  random: () => number;
  keyring: Keyring;
  policyVersionId: string;
  calendar: unknown;
  products: readonly [Product, ...Product[]];
  people: readonly [string, ...string[]];
  labels: readonly string[];
  now: Date;
  /** Receipts are alike but for their ids; this is one of the usual size. */
  receipt: string;
  /** The word index's hash of a word; most words come again and again. */
  hashWord: (word: string) => bigint;
};
/** What a database brings; the rest is made while it is filled. */
export type Ground = Omit<Setting, "random" | "receipt" | "hashWord">;
type Product = { id: string; name: string };

/** What the rows of one case have in common. */
export type Scene = Setting & {
  load: CopyLoader;
  plan: CasePlan;
  vault: Vault;
  caseId: string;
  reference: string;
  reporterId: string;
  title: string;
  product: Product;
  personId: string;
  /** What the word index finds the case by. */
  texts: string[];
};

const HOUR_MS = 3_600_000;

export const hoursAfter = (time: Date, hours: number) => new Date(time.getTime() + hours * HOUR_MS);

export const clockKind = ({ state }: CasePlan) => (state === "new" ? "acknowledgement" : "next_update");
