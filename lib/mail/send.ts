import { getSystemErrorName } from "node:util";
import nodemailer, { type Transporter } from "nodemailer";
import { oneLine } from "@/lib/domain/notice/words";
import { env } from "@/lib/server/env";

export type Mail = { to: string; subject: string; text: string; fromName: string; messageId: string };

/** Why a mail did not leave. `permanent`: the server refused this recipient or text; trying again will not help. */
export class MailNotSent extends Error {
  override name = "MailNotSent";
  constructor(
    /** A code of the protocol or the network, never the server's words: those quote the address. */
    readonly reason: string,
    readonly permanent: boolean,
  ) {
    super(`mail not sent: ${reason}`);
  }
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;

let transport: { url: string; transporter: Transporter } | undefined;

function transporterFor(url: string): Transporter {
  if (transport?.url !== url) {
    transport?.transporter.close();
    const timeouts = {
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
    };
    const transporter = nodemailer.createTransport({
      url,
      ...timeouts,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    transport = { url, transporter };
  }
  return transport.transporter;
}

/** Hands one mail to the server of SMTP_URL. @throws MailNotSent */
export async function sendMail(mail: Mail, smtpUrl: string): Promise<void> {
  try {
    await transporterFor(smtpUrl).sendMail({
      from: { name: oneLine(mail.fromName), address: senderAddress() },
      // As an object: an address is never parsed as a list of them.
      to: { name: "", address: mail.to },
      subject: oneLine(mail.subject),
      text: mail.text,
      messageId: mail.messageId,
      headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    });
  } catch (error) {
    throw failureOf(error);
  }
}

/** Connects to the server of SMTP_URL, signs in where it names a user, and sends nothing. @throws MailNotSent */
export async function greetMailServer(smtpUrl: string): Promise<void> {
  try {
    await transporterFor(smtpUrl).verify();
  } catch (error) {
    throw failureOf(error);
  }
}

/** The Message-ID of a notice: the same at every try, so that a mail sent twice is recognised as one. */
export function messageIdOf(noticeId: string): string {
  return `<notice-${noticeId}@${senderAddress().split("@").at(-1)}>`;
}

function senderAddress(): string {
  const { mailFrom, baseUrl } = env();
  const given = mailFrom?.match(/<?([^\s<>]+@[^\s<>]+?)>?$/)?.[1];
  return given ?? `breakwater@${baseUrl ? new URL(baseUrl).hostname : "localhost"}`;
}

function failureOf(error: unknown): MailNotSent {
  if (!(error instanceof Error)) return new MailNotSent("unknown", false);
  const { code, errno, responseCode } = error as { code?: unknown; errno?: unknown; responseCode?: unknown };
  const status = typeof responseCode === "number" ? responseCode : 0;
  const refused = code === "EENVELOPE" || code === "EMESSAGE";
  return new MailNotSent(
    // The library calls every failure of a socket ESOCKET; the system knows which.
    `${typeof errno === "number" ? getSystemErrorName(errno) : String(code ?? "unknown")}${status ? ` ${status}` : ""}`,
    refused && status >= 500,
  );
}
