import { expect, test } from "vitest";
import { type Actor, ANONYMOUS } from "@/lib/domain/access/actor";
import { ACCESS, type Action, mayEver } from "@/lib/domain/access/policy";
import { ROLES } from "@/lib/domain/access/roles";

/**
 * security.md, check 2: for each act, who may ever do it and which use cases do it, written down a second time by hand.
 * A use case or an act that is not here fails the test, and so does one that somebody opened to more people.
 */
const EXPECTED: Readonly<Record<Action, readonly [who: string, useCases: string]>> = {
  "draft.start": ["anonymous draft", "startDraft"],
  "draft.write": ["draft", "confirmSaved saveDraft"],
  "report.submit": ["draft", "submitReport"],
  "report.import": ["system admin", "importReport"],
  "case.read": ["reporter system guest admin coordinator triager developer publisher auditor", ""],
  "case.create": ["system coordinator triager", "createIncident"],
  "case.note": ["coordinator triager developer publisher", "addNote writeOnCase"],
  "case.message": ["coordinator triager developer", "writeToReporter"],
  "case.reply": ["reporter", "keepReply markRead replyAsReporter"],
  "case.correct": ["reporter", "correctReport"],
  "case.withdraw": ["reporter", "withdrawReport"],
  "code.renew": ["reporter", "confirmNewCode forgetNewCode renewReceiptCode"],
  "code.stop": ["coordinator", "allowReceiptCode stopReceiptCode"],
  "case.edit": ["coordinator triager", "editCase rateByHand tellApart"],
  "case.tick": ["coordinator triager developer publisher", "tickPlaybookLine"],
  "case.assign": ["coordinator triager", "assignCase"],
  "case.label": ["coordinator triager", "labelCase"],
  "case.snooze": ["coordinator triager", "snoozeCase waitForOthers wakeCase"],
  "case.watch": ["admin coordinator triager developer publisher", "unwatchCase watchCase"],
  "case.mark_read": ["admin coordinator triager developer publisher auditor", "markCaseRead markCaseUnread"],
  "case.take_back": ["coordinator triager developer", "takeBackMove"],
  "case.restrict": ["coordinator", "restrictCase"],
  "case.acknowledge": ["coordinator triager", "acknowledgeCase"],
  "case.ask": ["coordinator triager", "askReporter"],
  "case.accept": ["coordinator triager", "acceptCase"],
  "case.reject": ["coordinator triager", "linkDuplicate rejectCase"],
  "case.plan": ["coordinator", "planFix"],
  "case.fix": ["coordinator developer", "decideBranch markFixReady recordFix reworkFix"],
  "case.schedule": ["coordinator", "schedulePublication unschedulePublication"],
  "case.publish": [
    "coordinator publisher",
    "publishAdvisory publishRevision scheduleAndPublish withdrawAdvisory",
  ],
  "case.publish_emergency": ["coordinator", "publishEmergency"],
  "case.withhold": ["coordinator", "withholdCase"],
  "case.close": ["coordinator", "closeCase"],
  "case.reopen": ["reporter coordinator triager", "reopenAsReporter reopenCase splitDuplicate"],
  // Asked inside editCase, for one of its fields.
  "case.embargo": ["coordinator", ""],
  "case.expire": ["system", "expireQuestion"],
  "case.score": [
    "coordinator triager",
    "addVulnerability askSecondScorer decideSsvc editVulnerability judgeImpact recordScore scoreVulnerability setAffected writeImpactSentence",
  ],
  "case.export": ["admin coordinator triager auditor", "exportCases"],
  "file.upload": ["draft reporter guest admin coordinator triager developer publisher auditor", ""],
  "file.read": ["draft reporter guest admin coordinator triager developer publisher auditor", ""],
  "advisory.edit": ["coordinator triager", "previewAdvisory refreshAdvisory saveAdvisory"],
  "advisory.approve": ["coordinator publisher", "approveAdvisory"],
  "credit.offer": ["coordinator triager", "approveCredit offerCredit withdrawCredit"],
  "credit.answer": ["reporter", "answerCredit withdrawOwnCredit"],
  "session.portal": ["anonymous draft reporter", "endPortalSession openPortalSession"],
  "session.staff": [
    "anonymous draft reporter guest admin coordinator triager developer publisher auditor",
    "acceptInvitation giveSecondFactor openSession resetPassword signInWithPasskey signInWithPassword",
  ],
  "account.own": [
    "guest admin coordinator triager developer publisher auditor",
    "closeSession confirmIdentity confirmWithPasskey renamePasskey renameSelf signOutEverywhere",
  ],
  "account.preferences": ["admin coordinator triager developer publisher auditor", "setPreferences"],
  "account.factors": [
    "guest admin coordinator triager developer publisher auditor",
    "addPasskey beginTotp changePassword confirmTotp removePasskey removePassword removeTotp renewRecoveryCodes",
  ],
  "people.read": ["admin coordinator triager developer publisher auditor", ""],
  "people.manage": [
    "system admin",
    "changeRoles disablePerson enablePerson invitePerson issueResetLink removeSecondFactor takeBackLink",
  ],
  "label.manage": ["admin coordinator", "addLabel changeLabel"],
  "view.own": ["admin coordinator triager developer publisher", "changeView deleteView reorderView saveView"],
  // Asked inside the use cases of views, where one is everybody's.
  "view.share": ["admin coordinator", ""],
  "playbook.manage": [
    "admin coordinator",
    "addPlaybookLine archivePlaybookLine movePlaybookLine rewordPlaybookLine",
  ],
  "reply.manage": ["admin coordinator", "addReply archiveReply changeReply moveReply"],
  "settings.read": ["admin auditor", ""],
  "settings.manage": [
    "system admin",
    "changeOrganisation changeProduct checkMail keepPolicy publishPolicy registerNamedProduct registerProduct setBranch setRequirements switchWordIndex",
  ],
  "settings.secure": ["admin", "changeLimits changeSignIn"],
  "setup.issue_link": ["system", "issueSetupLink"],
  "setup.complete": ["anonymous", "completeSetup"],
  "audit.read": ["admin auditor", ""],
  "notice.send": ["system", "tellDuplicates"],
  "clock.watch": ["system", ""],
  "maintenance.run": ["system", "askForBacklog indexCase recordBackup rewrapBatch sweepExpired"],
};

const ACTORS: readonly (readonly [string, Actor])[] = [
  ["anonymous", ANONYMOUS],
  ["draft", { type: "draft", draftId: "d", caseId: "c" }],
  ["reporter", { type: "reporter", participantId: "p", caseId: "c" }],
  ["system", { type: "system", task: "test" }],
  ["guest", { type: "person", personId: "x", roles: [], steppedUpAt: null }],
  ...ROLES.map(
    (role) => [role, { type: "person", personId: "x", roles: [role], steppedUpAt: null }] as const,
  ),
];

// Queries too: one that takes what is typed asks for permission as a use case does.
const modules = import.meta.glob<Record<string, unknown>>(
  ["./**/*.ts", "../queries/**/*.ts", "!./**/*.test.ts", "!../queries/**/*.test.ts"],
  { eager: true },
);

/** Names of the exported use cases by the act they ask permission for. */
function useCasesByAction(): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const [name, value] of Object.values(modules).flatMap((exports) => Object.entries(exports))) {
    if (typeof value !== "function" || !("action" in value)) continue;
    const action = String(value.action);
    found.set(action, (found.get(action) ?? new Set()).add(name));
  }
  return new Map([...found].map(([action, names]) => [action, [...names].sort()]));
}

test("every use case asks for the act that is written here, and no act is open to anybody else", () => {
  const useCases = useCasesByAction();
  const actual = Object.keys(ACCESS).map((action) => {
    const who = ACTORS.filter(([, actor]) => mayEver(actor, action as Action)).map(([name]) => name);
    return [action, [who.join(" "), (useCases.get(action) ?? []).join(" ")]];
  });
  expect(Object.fromEntries(actual)).toEqual(EXPECTED);
  expect([...useCases.keys()].filter((action) => !Object.hasOwn(ACCESS, action))).toEqual([]);
});
