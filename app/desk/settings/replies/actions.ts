"use server";

import { action } from "@/lib/server/action";
import { addReply, archiveReply, changeReply, moveReply } from "@/lib/usecases/replies/change";

export const add = action(addReply, { as: "staff", message: "Reply added." });
export const change = action(changeReply, { as: "staff", message: "Reply saved." });
export const move = action(moveReply, { as: "staff" });
export const archive = action(archiveReply, { as: "staff", goTo: () => "/desk/settings/replies" });
