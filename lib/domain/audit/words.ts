import { ROLES } from "@/lib/domain/access/roles";
import { caseEventWords } from "@/lib/domain/case/event-words";
import { POLICY_LABELS } from "@/lib/domain/policy/words";
import { RATE_LIMIT_NAMES, RATE_LIMIT_WORDS } from "@/lib/domain/rate-limits";
import type { Change } from "./change";

type Data = Readonly<Record<string, unknown>>;

/** How somebody signed in or confirmed who they are, after "signed in". */
export const METHODS: Readonly<Record<string, string>> = {
  setup: "by finishing the set-up",
  invitation: "by accepting the invitation",
  password: "with a password",
  totp: "with a password and the app",
  recovery_code: "with a password and a recovery code",
  passkey: "with a passkey",
};

const WORDS: Readonly<Record<string, string | ((data: Data) => string)>> = {
  "setup.link_issued": "made the set-up link",
  "setup.completed": "set this desk up",
  "organisation.changed": "changed the organisation",
  "policy.published": ({ number }) => `published version ${number} of the policy`,
  "policy.kept": ({ number }) => `kept version ${number} of the policy as it came`,
  "limits.changed": "changed the limits",
  "sign_in_rules.changed": "changed the sign-in rules",
  "product.registered": "added a product",
  "product.changed": "changed a product",
  "branch.set": "set the support of a branch",
  "product.requirements_set": "said how much a product matters",
  "word_index.switched": ({ on }) => (on ? "switched the word index on" : "switched the word index off"),
  "label.added": "added a label",
  "label.changed": "changed a label",
  "reply.added": "added a canned reply",
  "reply.changed": "changed a canned reply",
  "reply.moved": "moved a canned reply",
  "reply.archived": ({ archived }) => (archived ? "archived a canned reply" : "put a canned reply back"),
  "playbook.line_added": "added a line to a playbook",
  "playbook.line_reworded": "reworded a line of a playbook",
  "playbook.line_moved": "moved a line of a playbook",
  "playbook.line_archived": ({ archived }) =>
    archived ? "archived a line of a playbook" : "put a line of a playbook back",
  "view.saved": "saved a view of the board",
  "view.changed": "changed a view of the board",
  "view.moved": "moved a view of the board",
  "view.deleted": "deleted a view of the board",
  "cases.exported": "took cases out as a file",
  "backup.written": "wrote a backup",
  "keys.rewrapped": "rewrapped data keys",
  "expired.swept": "removed what had expired",
  "person.invited": ({ roles }) => `invited somebody as ${roleWords(roles)}`,
  "person.invitation_taken_back": ({ roles }) =>
    `took back the invitation of somebody as ${roleWords(roles)}`,
  "person.joined": "joined the team",
  "person.created": ({ roles }) => `came in as ${roleWords(roles)}`,
  "person.renamed": "changed their name",
  "person.roles_changed": ({ before, after }) =>
    `changed the roles from ${roleWords(before)} to ${roleWords(after)}`,
  "person.disabled": "disabled the account",
  "person.enabled": "enabled the account",
  "password.changed": "changed their password",
  "password.removed": "removed their password",
  "password.reset_link_issued": "made a reset link",
  "password.reset_link_taken_back": "took back a reset link",
  "password.reset": "set a new password by a reset link",
  "totp.added": "set up an authenticator app",
  "totp.removed": "removed their authenticator app",
  "totp.removed_by_admin": "removed a lost second factor",
  "second_factor.removed_by_admin": "removed a lost second factor",
  "recovery_codes.renewed": "made new recovery codes",
  "passkey.added": "added a passkey",
  "passkey.renamed": "renamed a passkey",
  "passkey.removed": "removed a passkey",
  "session.opened": ({ method }) => `signed in ${METHODS[String(method)] ?? ""}`.trim(),
  "session.closed": "ended a session",
  "session.all_closed": "signed out everywhere",
  "session.stepped_up": ({ method }) => `confirmed who they are ${METHODS[String(method)] ?? ""}`.trim(),
  "sign_in.password_accepted": "gave the right password",
  "sign_in.passkey_accepted": "used a passkey",
  "sign_in.second_factor_accepted": "gave the right code",
  "sign_in.second_factor_refused": "gave a wrong code",
};

/** What an act in any chain was, after the name of who did it; null: no words yet. */
export function auditWords(action: string, data: Data): string | null {
  const words = WORDS[action];
  if (words === undefined) return caseEventWords(action, data)?.words ?? null;
  return typeof words === "function" ? words(data) : words;
}

const FIELDS: Readonly<Record<string, string>> = {
  organisation: "Name",
  reference_prefix: "Prefix",
  reports_held_above: "Reports held above, an hour",
  storage_quota: "Room for all files",
  files: "Files of one message",
  file_size: "Size of one file",
  case_files: "Room for a case",
  ...Object.fromEntries(RATE_LIMIT_NAMES.map((name) => [`rate.${name}`, RATE_LIMIT_WORDS[name]])),
  cwe: "CWE ID",
  cve: "CVE ID",
  idle: "Without use",
  absolute: "After sign-in",
  secondFactor: "Second factor",
  ...POLICY_LABELS,
};

/** The name of a field that changed, as its form calls it. */
export function fieldWords(field: string): string {
  return FIELDS[field] ?? namedWords(field);
}

/** A name of the code as words: "sessionsEnded" and "sessions_ended" are "Sessions ended". */
export function namedWords(name: string): string {
  const words = name
    .replaceAll("_", " ")
    .replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`)
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What of an event's data was changed from what to what. */
export function changesOf(data: Data): Change[] {
  return Array.isArray(data.changes) ? data.changes.filter(isChange) : [];
}

function isChange(value: unknown): value is Change {
  const keys = ["field", "before", "after"] as const;
  return (
    typeof value === "object" &&
    value !== null &&
    keys.every((key) => key in value && typeof (value as Data)[key] === "string")
  );
}

function roleWords(given: unknown): string {
  const roles = ROLES.filter((role) => Array.isArray(given) && given.includes(role));
  return roles.length === 0 ? "nobody in particular" : roles.join(", ");
}
