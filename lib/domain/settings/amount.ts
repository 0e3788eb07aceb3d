import { z } from "zod";

/** Units of one quantity, with how many of the base unit each holds; the largest comes last. */
export type Units = Readonly<Record<string, number>>;

/** Spans of time, in minutes. */
export const SPAN_UNITS = { minutes: 1, hours: 60, days: 1440 } as const satisfies Units;

/** Sizes, in bytes; one KB is 1024 bytes, as the limits count. */
export const SIZE_UNITS = { MB: 1_048_576, GB: 1_073_741_824 } as const satisfies Units;

/** An amount as a form has it: a number in words and its unit. */
export type Amount = { amount: string; unit: string };

type Bounds = { what: string; least: number; most: number };

/**
 * Reads a typed amount as a whole number of the base unit. `what` names it in refusals ("the idle limit"); `least` and
 * `most` are in the base unit.
 */
export function amountSchema(units: Units, { what, least, most }: Bounds) {
  return z
    .object({
      amount: z
        .string(`Enter a number for ${what}.`)
        .trim()
        .regex(/^\d{1,9}([.,]\d{1,3})?$/, `Enter a number for ${what}.`),
      unit: z.string().refine((unit) => Object.hasOwn(units, unit), "Choose a unit."),
    })
    .transform(({ amount, unit }) => Math.round(Number(amount.replace(",", ".")) * (units[unit] ?? 0)))
    .refine((value) => value >= least && value <= most, {
      path: ["amount"],
      message: `Set ${what} to between ${amountWords(units, least)} and ${amountWords(units, most)}.`,
    });
}

/** The number of base units in the largest unit in which it is whole: 480 minutes are 8 hours. */
export function amountOf(units: Units, value: number): Amount {
  const fitting = Object.entries(units).filter(([, size]) => value % size === 0 && value >= size);
  const [unit, size] = fitting.at(-1) ?? Object.entries(units)[0] ?? ["", 1];
  return { amount: String(Number((value / size).toFixed(3))), unit };
}

/** The same in words: "8 hours", "1 day", "50 GB". */
export function amountWords(units: Units, value: number): string {
  const { amount, unit } = amountOf(units, value);
  return `${amount} ${amount === "1" ? unit.replace(/s$/, "") : unit}`;
}
