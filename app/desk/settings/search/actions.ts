"use server";

import { action } from "@/lib/server/action";
import { switchWordIndex } from "@/lib/usecases/search/switch-word-index";

export const change = action(switchWordIndex, { as: "staff", goTo: () => "/desk/settings/search?saved=1" });
