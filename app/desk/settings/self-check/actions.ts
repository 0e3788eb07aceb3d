"use server";

import { deskAction } from "@/app/desk/desk-action";
import { checkMail } from "@/lib/usecases/settings/check-mail";

export const tryMail = deskAction(checkMail, {
  message: ({ server }) => `${server} answered and let us in. No mail was sent.`,
});
