"use server";

import { action } from "@/lib/server/action";
import { addPlaybookLine, archivePlaybookLine, movePlaybookLine } from "@/lib/usecases/playbook/change";

export const add = action(addPlaybookLine, { as: "staff", message: "Line added." });
export const move = action(movePlaybookLine, { as: "staff" });
export const archive = action(archivePlaybookLine, {
  as: "staff",
  goTo: () => "/desk/settings/playbooks",
});
