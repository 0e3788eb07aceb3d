import { notFound } from "next/navigation";
import { cache } from "react";
import { type Instance, publicInstance } from "@/lib/queries/policy";

/** The installation, read once a request; null until it is set up. */
export const instanceOnce = cache(publicInstance);

/** The installation, for pages below the public layout, which shows them only once it is set up. */
export async function requireInstance(): Promise<Instance> {
  return (await instanceOnce()) ?? notFound();
}
