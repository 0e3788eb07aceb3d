"use server";

import { action } from "@/lib/server/action";
import { tellApart } from "@/lib/usecases/duplicates/apart";
import { linkDuplicate } from "@/lib/usecases/duplicates/link";
import { splitDuplicate } from "@/lib/usecases/duplicates/split";

const back =
  (saved: string) =>
  ({ reference }: { reference: string }) =>
    `/desk/cases/${reference}/duplicates?saved=${saved}`;

export const link = action(linkDuplicate, { as: "staff", goTo: back("linked") });
export const split = action(splitDuplicate, { as: "staff", goTo: back("split") });
export const apart = action(tellApart, { as: "staff", goTo: back("apart") });
