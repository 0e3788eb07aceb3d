"use server";

import { deskAction } from "@/app/desk/desk-action";
import { requestOrigin } from "@/lib/server/request-facts";
import { changeRoles } from "@/lib/usecases/people/change-roles";
import { disablePerson, enablePerson } from "@/lib/usecases/people/disable";
import { invitePerson } from "@/lib/usecases/people/invite";
import { removeSecondFactor } from "@/lib/usecases/people/remove-second-factor";
import { issueResetLink } from "@/lib/usecases/people/reset-link";
import { takeBackLink } from "@/lib/usecases/people/take-back-link";

const linkOnce = async ({ path }: { path: string }) => ({ link: `${await requestOrigin()}${path}` });

export const invite = deskAction(invitePerson, {
  message: "The invitation is made. Hand this link over in private; it works once, for seven days.",
  show: linkOnce,
});

export const setRoles = deskAction(changeRoles, {
  message: "The roles are changed. They hold from the person’s next request on.",
});

export const disable = deskAction(disablePerson, {
  message: "The account is disabled and its sessions have ended.",
});

export const enable = deskAction(enablePerson, { message: "The account is enabled again." });

export const resetLink = deskAction(issueResetLink, {
  message:
    "Hand this link over in private; it works once, within the hour. The second factor is still asked for.",
  show: linkOnce,
});

export const dropSecondFactor = deskAction(removeSecondFactor, {
  message: "The second factor is gone and their sessions have ended. Ask them to set up a new one at once.",
});

// Its row is gone with it, so the page says it.
export const takeBack = deskAction(takeBackLink, { goTo: () => "/desk/people?link=taken-back" });
