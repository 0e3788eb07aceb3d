"use server";

import { deskAction } from "@/app/desk/desk-action";
import { tellApart } from "@/lib/usecases/duplicates/apart";
import { linkDuplicate } from "@/lib/usecases/duplicates/link";
import { splitDuplicate } from "@/lib/usecases/duplicates/split";

const back =
  (saved: string) =>
  ({ reference }: { reference: string }) =>
    `/desk/cases/${reference}/duplicates?saved=${saved}`;

export const link = deskAction(linkDuplicate, {
  goTo: (done) => back(done.from === done.to ? "linked-closed" : "linked")(done),
});
export const split = deskAction(splitDuplicate, { goTo: back("split") });
export const apart = deskAction(tellApart, { goTo: back("apart") });
