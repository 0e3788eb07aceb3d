"use server";

import { deskAction } from "@/app/desk/desk-action";
import { switchWordIndex } from "@/lib/usecases/search/switch-word-index";

export const change = deskAction(switchWordIndex, { goTo: () => "/desk/settings/search?saved=1" });
