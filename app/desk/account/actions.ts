"use server";

import { deskAction } from "@/app/desk/desk-action";
import { sessionFacts } from "@/lib/server/request-facts";
import { addPasskey, removePasskey, renamePasskey } from "@/lib/usecases/account/passkeys";
import { changePassword, removePassword } from "@/lib/usecases/account/password";
import { renewRecoveryCodes } from "@/lib/usecases/account/recovery-codes";
import { renameSelf } from "@/lib/usecases/account/rename";
import { signOutEverywhere } from "@/lib/usecases/account/sign-out-everywhere";
import { beginTotp, confirmTotp, removeTotp } from "@/lib/usecases/account/totp";
import { closeSession } from "@/lib/usecases/sign-in/close-session";

export const rename = deskAction(renameSelf, { message: "Your name is changed." });

export const setPassword = deskAction(changePassword, {
  facts: sessionFacts,
  message: "Your password is changed. Your other sessions have ended.",
});

export const dropPassword = deskAction(removePassword, {
  message: "Your password is removed. You sign in with a passkey now.",
});

export const startTotp = deskAction(beginTotp, {
  message: "A key is made. It is shown above.",
});

export const finishTotp = deskAction(confirmTotp, {
  facts: sessionFacts,
  message: "The authenticator app is set up. It is asked for from the next sign-in on.",
});

export const dropTotp = deskAction(removeTotp, { message: "The authenticator app is removed." });

export const renewCodes = deskAction(renewRecoveryCodes, {
  message: "These are your new recovery codes. The old ones no longer work.",
  show: ({ codes }) => ({ codes: codes.join("\n") }),
});

export const newPasskey = deskAction(addPasskey, {
  facts: sessionFacts,
  message: "The passkey is added.",
});

export const namePasskey = deskAction(renamePasskey, { message: "The passkey has its new name." });

export const dropPasskey = deskAction(removePasskey, { message: "The passkey is removed." });

export const endSession = deskAction(closeSession, { message: "That session has ended." });

export const endAllSessions = deskAction(signOutEverywhere, { goTo: () => "/sign-in" });
