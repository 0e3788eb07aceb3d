/** What a notice is about. Its mail says no more than this, the reference and a link (security.md: mail). */
export const NOTICE_TEMPLATES = [
  "new_report",
  "new_message",
  "case_changed",
  "question",
  "published",
  "late",
  "code_replaced",
  "code_stopped",
  "mentioned",
  "watched_message",
] as const;
export type NoticeTemplate = (typeof NOTICE_TEMPLATES)[number];

/** Which side a notice goes to: people of the desk open the case there, reporters with their code. */
export type NoticeSide = "team" | "reporter";

export type MailWords = { subject: string; text: string };

const TEAM_WORDS: Record<NoticeTemplate, { subject: string; sentence: string }> = {
  new_report: { subject: "new report", sentence: "A new report has arrived." },
  new_message: { subject: "new message", sentence: "The reporter wrote a message." },
  case_changed: { subject: "changed", sentence: "The case has changed." },
  question: { subject: "question", sentence: "There is a question on the case." },
  published: { subject: "published", sentence: "The advisory was published." },
  late: { subject: "a promise is due", sentence: "A promise on this case is running out or late." },
  code_replaced: { subject: "code replaced", sentence: "The reporter replaced their code." },
  code_stopped: { subject: "code stopped", sentence: "The reporter’s code was stopped." },
  mentioned: { subject: "you are named", sentence: "A colleague named you in a note." },
  watched_message: { subject: "new message", sentence: "The reporter wrote on a case that you watch." },
};

// What happens among the team is not told to reporters; should such a notice ever be theirs, it says no more than this.
const NEWS = { subject: "news", sentence: "There is news on your report." };

const REPORTER_NOTICES: Record<NoticeTemplate, { subject: string; sentence: string }> = {
  new_report: { subject: "received", sentence: "Your report has arrived." },
  new_message: { subject: "new message", sentence: "The team wrote you a message." },
  case_changed: NEWS,
  question: { subject: "a question for you", sentence: "The team asks you a question about your report." },
  published: { subject: "published", sentence: "The advisory about your report is public." },
  late: NEWS,
  mentioned: NEWS,
  watched_message: NEWS,
  code_replaced: {
    subject: "your code was replaced",
    sentence:
      "The secret code of your report was replaced by a new one, and the old one opens nothing any more. If it was not you, somebody else knew your code: tell the team at once, they can stop it.",
  },
  code_stopped: {
    subject: "your code was stopped",
    sentence:
      "The team stopped the secret code of your report, because somebody else may know it. It opens nothing for now, and nothing of your report is lost. If it was not you who asked for that, tell the team.",
  },
};

/**
 * Subject and text of a notice: the reference, one fixed sentence and a link. Nothing anybody wrote on the case is in it.
 *
 * @param baseUrl the public origin, or null while nobody has set BASE_URL; the text then says where to look instead
 */
export function noticeMail(notice: {
  template: NoticeTemplate;
  side: NoticeSide;
  reference: string;
  organisation: string;
  baseUrl: string | null;
}): MailWords {
  const words = (notice.side === "team" ? TEAM_WORDS : REPORTER_NOTICES)[notice.template];
  const organisation = oneLine(notice.organisation);
  const reference = oneLine(notice.reference);
  return {
    subject: `[${reference}] ${words.subject}`,
    text: [
      `${words.sentence} Reference: ${reference}`,
      notice.side === "team" ? teamWay(notice) : reporterWay(notice),
      `This mail holds no details on purpose. Replies to it are not read.\n${organisation}`,
    ].join("\n\n"),
  };
}

function teamWay({ baseUrl, reference }: { baseUrl: string | null; reference: string }): string {
  return baseUrl
    ? `Open it at ${baseUrl}/desk/cases/${encodeURIComponent(reference)}`
    : "Sign in to the desk to open it.";
}

function reporterWay({ template, baseUrl }: { template: NoticeTemplate; baseUrl: string | null }): string {
  // The code may be in other hands now, so the way in is no way to answer.
  if (template === "code_replaced" || template === "code_stopped")
    return baseUrl
      ? `How to reach the team: ${baseUrl}/.well-known/security.txt`
      : "How to reach the team stands on the page where you sent the report.";
  return baseUrl
    ? `Read and answer it with the code of your receipt at ${baseUrl}/track`
    : "Read and answer it with the code of your receipt, where you sent the report.";
}

/** Text that goes into a mail header: no line ends and no control characters, so that it stays one header. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}
