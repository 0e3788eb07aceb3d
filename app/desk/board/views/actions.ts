"use server";

import { deskAction } from "@/app/desk/desk-action";
import { changeView, deleteView, reorderView } from "@/lib/usecases/views/change";
import { saveView } from "@/lib/usecases/views/save";

export const save = deskAction(saveView, {
  goTo: ({ key }: { key: string }) => `/desk/board?view=${key}`,
});
export const change = deskAction(changeView, { message: "View saved." });
export const move = deskAction(reorderView, { message: "Moved." });
export const remove = deskAction(deleteView, { message: "View deleted." });
