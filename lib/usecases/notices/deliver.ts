import { eq } from "drizzle-orm";
import { z } from "zod";
import { notices } from "@/db/schema";
import { type Mail, MailNotSent, messageIdOf, sendMail } from "@/lib/mail/send";
import type { Tx } from "@/lib/server/database";
import { env } from "@/lib/server/env";
import { type Caller, noEvents, useCase } from "@/lib/server/use-case";
import { addressNotice } from "./recipient";

const noticeInput = z.object({ noticeId: z.uuid() });
const RECORDED = "the notice's own row is the record of what was sent";

const lockNotice = async ({ tx, input }: { tx: Tx; input: { noticeId: string } }) => {
  const [row] = await tx.select().from(notices).where(eq(notices.id, input.noticeId)).for("update");
  return row ? { access: null, notice: row } : null;
};

/** Decides, at the moment of sending, whether this mail may leave; says "sending" before the mail server is asked. */
const claimNotice = useCase({
  input: noticeInput.extend({ configured: z.boolean() }),
  action: "notice.send",
  load: lockNotice,
  run: async ({ input, subject: { notice }, ...work }) => {
    const set = (values: Partial<typeof notices.$inferInsert>) =>
      work.tx.update(notices).set(values).where(eq(notices.id, notice.id));
    const done = (mail: Mail | null) => ({ result: mail, events: noEvents(RECORDED) });
    // A job that runs twice finds what the first run left. "sending" means: its answer was lost, so it is tried again.
    if (notice.state !== "pending" && notice.state !== "sending") return done(null);
    const addressed = await addressNotice(work, notice);
    if (!addressed) {
      await set({ state: "suppressed" });
      return done(null);
    }
    if (!input.configured) {
      await set({ state: "not_configured" });
      return done(null);
    }
    await set({ state: "sending", attempts: notice.attempts + 1 });
    const { to, words, organisation } = addressed;
    return done({ to, ...words, fromName: `${organisation} Security`, messageId: messageIdOf(notice.id) });
  },
});

const settleNotice = useCase({
  input: noticeInput.extend({
    state: z.enum(["sent", "failed", "pending"]),
    error: z.string().max(200).nullable(),
  }),
  action: "notice.send",
  load: lockNotice,
  run: async ({ input, tx, now }) => {
    const sentAt = input.state === "sent" ? now : null;
    await tx
      .update(notices)
      .set({ state: input.state, lastError: input.error, sentAt })
      .where(eq(notices.id, input.noticeId));
    return { result: null, events: noEvents(RECORDED) };
  },
});

/**
 * Sends one notice. Each leaves once, with one honest exception: when the process dies, or the line breaks, between the
 * mail server's "accepted" and our note of it, nobody can know; it is then sent again under the same Message-ID.
 *
 * @throws MailNotSent when it should be tried again
 */
export async function deliverNotice(
  caller: Caller,
  { noticeId, lastTry }: { noticeId: string; lastTry: boolean },
): Promise<void> {
  const { smtpUrl } = env();
  const mail = await claimNotice(caller, { noticeId, configured: smtpUrl !== undefined });
  if (!mail || smtpUrl === undefined) return;
  try {
    await sendMail(mail, smtpUrl);
  } catch (error) {
    const { reason, permanent } = error instanceof MailNotSent ? error : new MailNotSent("unknown", false);
    const givenUp = permanent || lastTry;
    await settleNotice(caller, { noticeId, state: givenUp ? "failed" : "pending", error: reason });
    if (givenUp) return;
    throw error;
  }
  await settleNotice(caller, { noticeId, state: "sent", error: null });
}
