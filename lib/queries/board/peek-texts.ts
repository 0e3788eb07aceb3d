import { asc, desc, eq } from "drizzle-orm";
import { messages, participants, people, reports } from "@/db/schema";
import { PEEK_LIMITS, type PeekData, type PeekText } from "@/lib/domain/board/peek";
import { answerLines } from "@/lib/domain/report/answers";
import type { AnswerField } from "@/lib/domain/report/questions";
import { storedReportSchema } from "@/lib/domain/report/receipt";
import type { FoundCase } from "@/lib/queries/find-case";
import { renderMarkdown } from "@/lib/server/markdown/render";
import type { Reading } from "@/lib/server/read";
import { past } from "./row";

type Cut = Omit<PeekText, "html"> & { markdown: boolean };
type Unrendered<Texts extends readonly PeekText[]> = (Omit<Texts[number], "html"> & Cut)[];

/** The texts as the page of the case shows them. Asked for after the transaction: rendering takes its time. */
export function withHtml<Text extends Cut>(
  texts: readonly Text[],
): Promise<(Omit<Text, "markdown"> & PeekText)[]> {
  return Promise.all(
    texts.map(async ({ markdown, ...one }) => ({
      ...one,
      html: markdown ? (await renderMarkdown(one.text)).html : null,
    })),
  );
}

export const NO_NAME = "The reporter, unnamed";

const SHOWN_ANSWERS: readonly AnswerField[] = ["summary", "steps", "impact", "version", "location"];

export async function reportOf(
  { tx }: Reading,
  { row, vault }: FoundCase,
): Promise<Unrendered<PeekData["report"]>> {
  const [report] = await tx
    .select({ id: reports.id, sealed: reports.answersSealed })
    .from(reports)
    .where(eq(reports.caseId, row.id))
    .orderBy(asc(reports.receivedAt), asc(reports.id))
    .limit(1);
  if (!report) return [];
  const json: unknown = JSON.parse(vault.open("reports.answers_sealed", report.id, report.sealed));
  const stored = storedReportSchema.parse(json);
  const lines = answerLines(stored.answers, stored.productName);
  return SHOWN_ANSWERS.flatMap((field) => lines.find((line) => line.field === field) ?? []).map(
    ({ label, text, long }) => ({ label, markdown: long, ...cut(text) }),
  );
}

export async function messagesOf(
  { tx }: Reading,
  { row, vault }: FoundCase,
  now: Date,
): Promise<Unrendered<PeekData["messages"]>> {
  const rows = await tx
    .select({ message: messages, person: people.displayName, nameSealed: participants.nameSealed })
    .from(messages)
    .leftJoin(people, eq(people.id, messages.authorPersonId))
    .leftJoin(participants, eq(participants.id, messages.authorParticipantId))
    .where(eq(messages.caseId, row.id))
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(PEEK_LIMITS.messages);
  return rows.map(({ message, person, nameSealed }) => {
    const { id, audience, authorPersonId, authorParticipantId, createdAt, bodySealed } = message;
    const theirs = authorParticipantId
      ? (vault.openOptional("participants.name_sealed", authorParticipantId, nameSealed) ?? NO_NAME)
      : null;
    return {
      voice: audience !== "reporter" ? audience : authorPersonId ? "team" : "reporter",
      author: person ?? theirs ?? "Breakwater",
      when: past(createdAt.getTime(), now),
      markdown: true,
      ...cut(vault.open("messages.body_sealed", id, bodySealed)),
    };
  });
}

function cut(text: string): { text: string; cut: boolean } {
  const characters = [...text.slice(0, 2 * PEEK_LIMITS.textCharacters)];
  const longer = characters.length > PEEK_LIMITS.textCharacters;
  return { text: longer ? characters.slice(0, PEEK_LIMITS.textCharacters).join("") : text, cut: longer };
}
