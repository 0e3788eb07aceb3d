import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export type ReceivedMail = { to: string[]; raw: string; messageId: string };

export type MailServer = {
  url: string;
  port: number;
  mails: ReceivedMail[];
  /** Called when a mail's text has come in, before it is accepted; may wait or throw to refuse. */
  onMail: (mail: ReceivedMail) => Promise<void>;
  stop(): Promise<void>;
};

/** A real SMTP server on this machine that keeps what it accepted. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const state: MailServer = { url: "", port: 0, mails: [], onMail: async () => {}, stop: async () => {} };
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const raw = Buffer.concat(chunks).toString("utf8");
        const messageId = raw.match(/^Message-ID:\s*(<\S+>)/im)?.[1]?.trim() ?? "";
        const mail = { to: session.envelope.rcptTo.map(({ address }) => address), raw, messageId };
        try {
          await state.onMail(mail);
          state.mails.push(mail);
          done();
        } catch (error) {
          done(error instanceof Error ? error : new Error("refused"));
        }
      });
    },
  });
  // A client that is killed in mid-mail is what some tests are about.
  server.on("error", () => {});
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  state.port = (server.server.address() as AddressInfo).port;
  state.url = `smtp://127.0.0.1:${state.port}`;
  state.stop = () => new Promise((resolve) => server.close(() => resolve()));
  return state;
}
