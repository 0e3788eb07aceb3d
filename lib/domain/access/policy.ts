import type { Actor, PersonActor } from "./actor";
import type { ParticipantKind, Role } from "./roles";

/** What of a case decides who may touch it. The row-level policy of `cases` is the SQL copy of `case.read`. */
export type CaseSubject = {
  caseId: string;
  restricted: boolean;
  members: readonly { personId: string; kind: ParticipantKind }[];
};

/**
 * One line of the access table. A person passes with a role in `roles`; with a role in `whenMember` if they also take
 * part in the case; or by taking part as one of `parties`. `stepUp`: a fresh second proof of identity is needed too.
 */
type Rule = {
  roles?: readonly Role[];
  whenMember?: readonly Role[];
  parties?: readonly ParticipantKind[];
  reporter?: true;
  draft?: true;
  anonymous?: true;
  anyPerson?: true;
  system?: true;
  stepUp?: true;
};

const DESK = ["admin", "coordinator", "triager", "developer", "publisher", "auditor"] as const;
const WORKING = ["coordinator", "triager", "developer", "publisher"] as const;
const TRIAGE = ["coordinator", "triager"] as const;
const STEERING = ["admin", "coordinator"] as const;

/** Default deny: what is not written here nobody may do. */
export const ACCESS = {
  "draft.start": { anonymous: true, draft: true },
  "draft.write": { draft: true },
  "report.submit": { draft: true },
  "report.import": { roles: ["admin"], system: true },
  "case.read": { roles: DESK, parties: ["adviser", "vendor"], reporter: true, system: true },
  "case.create": { roles: TRIAGE, system: true },
  "case.note": { roles: WORKING },
  "case.message": { roles: TRIAGE, whenMember: ["developer"] },
  "case.reply": { reporter: true },
  "case.correct": { reporter: true },
  "case.withdraw": { reporter: true },
  "code.renew": { reporter: true },
  "code.stop": { roles: ["coordinator"], stepUp: true },
  "case.edit": { roles: TRIAGE },
  "case.tick": { roles: WORKING },
  "case.assign": { roles: TRIAGE },
  "case.label": { roles: TRIAGE },
  "case.snooze": { roles: TRIAGE },
  "case.watch": { roles: ["admin", ...WORKING] },
  "case.mark_read": { roles: DESK },
  // Beside it, the act of the move that is taken back is asked.
  "case.take_back": { roles: TRIAGE, whenMember: ["developer"] },
  "case.restrict": { roles: ["coordinator"] },
  "case.embargo": { roles: ["coordinator"] },
  "case.acknowledge": { roles: TRIAGE },
  "case.ask": { roles: TRIAGE },
  "case.accept": { roles: TRIAGE },
  "case.reject": { roles: TRIAGE },
  "case.plan": { roles: ["coordinator"] },
  "case.fix": { roles: ["coordinator"], whenMember: ["developer"] },
  "case.schedule": { roles: ["coordinator"] },
  "case.publish": { roles: ["coordinator", "publisher"], stepUp: true },
  "case.publish_emergency": { roles: ["coordinator"], stepUp: true },
  "case.withhold": { roles: ["coordinator"] },
  "case.close": { roles: ["coordinator"] },
  "case.reopen": { roles: TRIAGE, reporter: true },
  "case.expire": { system: true },
  "case.score": { roles: TRIAGE },
  // Reads out what one may read anyway, all of it at once.
  "case.export": { roles: ["admin", "coordinator", "triager", "auditor"], stepUp: true },
  "file.upload": { roles: WORKING, reporter: true, draft: true, parties: ["adviser", "vendor"] },
  "file.read": { roles: DESK, reporter: true, draft: true, parties: ["adviser", "vendor"] },
  "advisory.edit": { roles: TRIAGE },
  "advisory.approve": { roles: ["coordinator", "publisher"], stepUp: true },
  "credit.offer": { roles: TRIAGE },
  "credit.answer": { reporter: true },
  "session.portal": { anonymous: true, reporter: true, draft: true },
  "session.staff": { anonymous: true, draft: true, reporter: true, anyPerson: true },
  "account.own": { anyPerson: true },
  "account.preferences": { roles: DESK },
  "account.factors": { anyPerson: true, stepUp: true },
  "people.read": { roles: DESK },
  "people.manage": { roles: ["admin"], stepUp: true, system: true },
  "label.manage": { roles: STEERING },
  "view.own": { roles: ["admin", ...WORKING] },
  "view.share": { roles: STEERING },
  "playbook.manage": { roles: STEERING },
  "reply.manage": { roles: STEERING },
  "settings.read": { roles: ["admin", "auditor"] },
  "settings.manage": { roles: ["admin"], system: true },
  "settings.secure": { roles: ["admin"], stepUp: true },
  "setup.issue_link": { system: true },
  "setup.complete": { anonymous: true },
  "audit.read": { roles: ["admin", "auditor"] },
  "notice.send": { system: true },
  "clock.watch": { system: true },
  "maintenance.run": { system: true },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof ACCESS;

export type Decision = { allowed: true } | { allowed: false; reason: "denied" | "step_up" };

const ALLOWED: Decision = { allowed: true };
const DENIED: Decision = { allowed: false, reason: "denied" };

/** Minutes a fresh proof of identity counts for (security.md: step-up). */
export const STEP_UP_MINUTES = 10;

function ruleOf(action: Action): Rule {
  return ACCESS[action];
}

/** The roles with which a person may do this, be it only to a case they take part in. */
export function rolesFor(action: Action): readonly Role[] {
  const { roles = [], whenMember = [] } = ruleOf(action);
  return [...roles, ...whenMember];
}

function holds(person: PersonActor, roles: readonly Role[] | undefined): boolean {
  return roles !== undefined && person.roles.some((role) => roles.includes(role));
}

function membership(person: PersonActor, subject: CaseSubject): ParticipantKind[] {
  return subject.members.filter((m) => m.personId === person.personId).map((m) => m.kind);
}

// A password alone opens one's own account, and must not enrol a new factor beside one that exists.
function isHeldBack(person: PersonActor, rule: Rule): boolean {
  if (person.owes === undefined) return false;
  return rule.anyPerson !== true || (person.owes === "proof" && rule.stepUp === true);
}

function personPasses(person: PersonActor, rule: Rule, subject: CaseSubject | null): boolean {
  if (isHeldBack(person, rule)) return false;
  if (rule.anyPerson) return true;
  if (subject === null) return holds(person, rule.roles);
  const kinds = membership(person, subject);
  if (subject.restricted && kinds.length === 0) return false;
  if (holds(person, rule.roles)) return true;
  if (kinds.length > 0 && holds(person, rule.whenMember)) return true;
  return kinds.some((kind) => rule.parties?.includes(kind));
}

/**
 * Could this actor ever do this, whatever the subject? Asked before the database is touched.
 * Never reveals anything about a subject.
 */
export function mayEver(actor: Actor, action: Action): boolean {
  const rule = ruleOf(action);
  switch (actor.type) {
    case "system":
      return rule.system === true;
    case "anonymous":
      return rule.anonymous === true;
    case "draft":
      return rule.draft === true;
    case "reporter":
      return rule.reporter === true;
    case "person":
      if (isHeldBack(actor, rule)) return false;
      return (
        rule.anyPerson === true ||
        holds(actor, rule.roles) ||
        holds(actor, rule.whenMember) ||
        (rule.parties?.length ?? 0) > 0
      );
  }
}

/**
 * The one answer to "may this actor do this to that case". Explicit denials win over any role.
 *
 * @param subject null for acts that touch no case
 * @param now for the age of the step-up; a UTC instant
 */
export function can(actor: Actor, action: Action, subject: CaseSubject | null, now: Date): Decision {
  const rule = ruleOf(action);
  switch (actor.type) {
    case "system":
    case "anonymous":
      return mayEver(actor, action) ? ALLOWED : DENIED;
    case "draft":
    case "reporter":
      if (!mayEver(actor, action)) return DENIED;
      return subject === null || subject.caseId === actor.caseId ? ALLOWED : DENIED;
    case "person":
      if (!personPasses(actor, rule, subject)) return DENIED;
      return rule.stepUp && !isSteppedUp(actor, now) ? { allowed: false, reason: "step_up" } : ALLOWED;
  }
}

/** Whether a person has to prove afresh who they are before this, whatever the subject. @param now a UTC instant */
export function owesProof(actor: Actor, action: Action, now: Date): boolean {
  return actor.type === "person" && ruleOf(action).stepUp === true && !isSteppedUp(actor, now);
}

/** Whether the person proved who they are within the last ten minutes. */
export function isSteppedUp(actor: PersonActor, now: Date): boolean {
  return actor.steppedUpAt !== null && now.getTime() - actor.steppedUpAt.getTime() < STEP_UP_MINUTES * 60_000;
}
