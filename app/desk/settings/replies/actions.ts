"use server";

import { deskAction } from "@/app/desk/desk-action";
import { addReply, archiveReply, changeReply, moveReply } from "@/lib/usecases/replies/change";

export const add = deskAction(addReply, { message: "Reply added." });
export const change = deskAction(changeReply, { message: "Reply saved." });
export const move = deskAction(moveReply);
export const archive = deskAction(archiveReply, { goTo: () => "/desk/settings/replies" });
