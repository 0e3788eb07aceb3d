import { z } from "zod";

/** Desk roles; a person holds any number of them, none for an invited vendor or adviser. */
export const ROLES = ["admin", "coordinator", "triager", "developer", "publisher", "auditor"] as const;
export type Role = (typeof ROLES)[number];
export const roleSchema = z.enum(ROLES);

/** Roles held inside one case. */
export const PARTICIPANT_KINDS = [
  "reporter",
  "assignee",
  "developer",
  "coordinator",
  "adviser",
  "vendor",
] as const;
export type ParticipantKind = (typeof PARTICIPANT_KINDS)[number];

export const ROLE_HELP: Record<Role, string> = {
  admin: "Settings and people",
  coordinator: "Owns cases, embargoes and publication",
  triager: "Acknowledges, asks, scores, accepts and rejects",
  developer: "Records fixes on cases assigned to them",
  publisher: "Approves advisories written by someone else",
  auditor: "Reads everything, changes nothing",
};
