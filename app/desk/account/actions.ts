"use server";

import { action } from "@/lib/server/action";
import { sessionFacts } from "@/lib/server/request-facts";
import { addPasskey, removePasskey, renamePasskey } from "@/lib/usecases/account/passkeys";
import { changePassword, removePassword } from "@/lib/usecases/account/password";
import { renewRecoveryCodes } from "@/lib/usecases/account/recovery-codes";
import { renameSelf } from "@/lib/usecases/account/rename";
import { signOutEverywhere } from "@/lib/usecases/account/sign-out-everywhere";
import { beginTotp, confirmTotp, removeTotp } from "@/lib/usecases/account/totp";
import { closeSession } from "@/lib/usecases/sign-in/close-session";

export const rename = action(renameSelf, { as: "staff", message: "Your name is changed." });

export const setPassword = action(changePassword, {
  as: "staff",
  facts: sessionFacts,
  message: "Your password is changed. Your other sessions have ended.",
});

export const dropPassword = action(removePassword, {
  as: "staff",
  message: "Your password is removed. You sign in with a passkey now.",
});

export const startTotp = action(beginTotp, {
  as: "staff",
  message: "Scan the code, then enter what the app shows.",
});

export const finishTotp = action(confirmTotp, {
  as: "staff",
  facts: sessionFacts,
  message: "The authenticator app is set up. It is asked for from the next sign-in on.",
});

export const dropTotp = action(removeTotp, { as: "staff", message: "The authenticator app is removed." });

export const renewCodes = action(renewRecoveryCodes, {
  as: "staff",
  message: "These are your new recovery codes. The old ones no longer work.",
  show: ({ codes }) => ({ codes: codes.join("\n") }),
});

export const newPasskey = action(addPasskey, {
  as: "staff",
  facts: sessionFacts,
  message: "The passkey is added.",
});

export const namePasskey = action(renamePasskey, { as: "staff", message: "The passkey has its new name." });

export const dropPasskey = action(removePasskey, { as: "staff", message: "The passkey is removed." });

export const endSession = action(closeSession, { as: "staff", message: "That session has ended." });

export const endAllSessions = action(signOutEverywhere, { as: "staff", goTo: () => "/sign-in" });
