"use server";

import { action } from "@/lib/server/action";
import { changeView, deleteView, reorderView } from "@/lib/usecases/views/change";
import { saveView } from "@/lib/usecases/views/save";

export const save = action(saveView, {
  as: "staff",
  goTo: ({ key }: { key: string }) => `/desk/board?view=${key}`,
});
export const change = action(changeView, { as: "staff", message: "View saved." });
export const move = action(reorderView, { as: "staff", message: "Moved." });
export const remove = action(deleteView, { as: "staff", message: "View deleted." });
