"use server";

import { deskAction } from "@/app/desk/desk-action";
import {
  addPlaybookLine,
  archivePlaybookLine,
  movePlaybookLine,
  rewordPlaybookLine,
} from "@/lib/usecases/playbook/change";

export const add = deskAction(addPlaybookLine, { message: "Line added." });
export const reword = deskAction(rewordPlaybookLine, { message: "Line saved." });
export const move = deskAction(movePlaybookLine);
export const archive = deskAction(archivePlaybookLine, {
  goTo: () => "/desk/settings/playbooks",
});
