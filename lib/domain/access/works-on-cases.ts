import { can } from "./policy";
import type { Role } from "./roles";

/** Whether these roles let a person work on cases, and so own one: whoever may not even write a note does not. */
export function worksOnCases(roles: readonly Role[]): boolean {
  const actor = { type: "person", personId: "", roles, steppedUpAt: null } as const;
  return can(actor, "case.note", null, new Date(0)).allowed;
}
