"use server";

import { action } from "@/lib/server/action";
import { requestOrigin } from "@/lib/server/request-facts";
import { changeRoles } from "@/lib/usecases/people/change-roles";
import { disablePerson, enablePerson } from "@/lib/usecases/people/disable";
import { invitePerson } from "@/lib/usecases/people/invite";
import { removeSecondFactor } from "@/lib/usecases/people/remove-second-factor";
import { issueResetLink } from "@/lib/usecases/people/reset-link";

const linkOnce = async ({ path }: { path: string }) => ({ link: `${await requestOrigin()}${path}` });

export const invite = action(invitePerson, {
  as: "staff",
  message: "The invitation is made. Hand this link over in private; it works once, for seven days.",
  show: linkOnce,
});

export const setRoles = action(changeRoles, {
  as: "staff",
  message: "The roles are changed. They hold from the person’s next request on.",
});

export const disable = action(disablePerson, {
  as: "staff",
  message: "The account is disabled and its sessions have ended.",
});

export const enable = action(enablePerson, { as: "staff", message: "The account is enabled again." });

export const resetLink = action(issueResetLink, {
  as: "staff",
  message:
    "Hand this link over in private; it works once, within the hour. The second factor is still asked for.",
  show: linkOnce,
});

export const dropSecondFactor = action(removeSecondFactor, {
  as: "staff",
  message: "The second factor is gone and their sessions have ended. Ask them to set up a new one at once.",
});
