import { notFound } from "next/navigation";
import { cache } from "react";
import { type Instance, publicInstance } from "@/lib/queries/policy";

/** The installation, for pages below the public layout, which shows them only once it is set up. */
export const requireInstance = cache(async (): Promise<Instance> => (await publicInstance()) ?? notFound());
