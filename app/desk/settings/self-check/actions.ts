"use server";

import { action } from "@/lib/server/action";
import { checkMail } from "@/lib/usecases/settings/check-mail";

export const tryMail = action(checkMail, {
  as: "staff",
  message: ({ server }) => `${server} answered and let us in. No mail was sent.`,
});
