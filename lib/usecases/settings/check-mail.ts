import { z } from "zod";
import { mailFailureWords, mailServerOf } from "@/lib/domain/self-check/mail";
import { greetMailServer, MailNotSent } from "@/lib/mail/send";
import { env } from "@/lib/server/env";
import { AppError, conflict } from "@/lib/server/errors";
import { noEvents, noSubject, useCase } from "@/lib/server/use-case";

/** Tries the mail server once, now: connects and signs in, sends nothing. @throws AppError busy with what is wrong */
export const checkMail = useCase({
  input: z.object({}),
  action: "settings.manage",
  async prepare() {
    const { smtpUrl } = env();
    if (smtpUrl === undefined) throw conflict("No mail server is set. Set SMTP_URL and start again.");
    const server = mailServerOf(smtpUrl);
    await greetMailServer(smtpUrl).catch((error: unknown) => {
      if (!(error instanceof MailNotSent)) throw error;
      throw new AppError("busy", `${server} ${mailFailureWords(error.reason)}`);
    });
    return { server };
  },
  load: noSubject,
  run: async ({ prepared }) => ({ result: prepared, events: noEvents("looking changes nothing") }),
});
