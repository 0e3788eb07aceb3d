import "server-only";
import { sideOf } from "@/lib/domain/nowhere";
import { isUuid } from "@/lib/domain/uuid";
import { problemPage } from "@/lib/server/front/frame";
import type { Problem } from "@/lib/server/front/plain-page";
import { WHOLE_PAGE } from "@/lib/server/front/readable-errors";
import { AppError } from "./errors";
import { formValues, MAX_FIELDS, textValues } from "./form";
import { currentTime } from "./time";
import { reportUnexpected } from "./unexpected";

const FORM_LIMIT_BYTES = 4_194_304;

export type PostedForm = Record<string, string | string[]>;

/**
 * A form posted by the browser itself. Fields named in `several` may occur more than once; any other that does is
 * refused, because two readers could each believe a different one (OWASP ASVS 5.0 §15.3.7).
 */
export async function readForm(request: Request, several: readonly string[] = []): Promise<PostedForm> {
  assertShort(request);
  const form = await posted(request).catch(() => {
    throw new AppError("invalid", "The form could not be read.");
  });
  const fields: PostedForm = Object.create(null);
  for (const [name, values] of textValues(form)) {
    if (name === "__proto__" || (values.length > 1 && !several.includes(name)))
      throw new AppError("invalid", "The form could not be read.");
    fields[name] = several.includes(name) ? values : (values[0] ?? "");
  }
  return fields;
}

// Node takes minutes for some megabytes of names without "=", so that more fields than any form has are cut off unread.
async function posted(request: Request): Promise<FormData> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return request.formData();
  const pairs = (await request.text()).split("&", MAX_FIELDS + 1);
  const form = new FormData();
  for (const [name, value] of new URLSearchParams(pairs.join("&"))) form.append(name, value);
  return form;
}

function assertShort(request: Request): void {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length <= FORM_LIMIT_BYTES))
    throw new AppError("too_large", "Your answers are larger than 4 MB together. Send long parts as files.");
}

/** An id or a version that a form sends along unseen. */
const isUnseen = (value: string) => isUuid(value) || /^\d*$/.test(value);

/**
 * What somebody typed into a form that opens to nobody just now, because their session has ended or owes a factor: shown to
 * them in the answer, to be copied, and kept nowhere. Secrets, ids and files are left out.
 */
export function handBack(
  request: Request,
  refusal: { code: "unauthenticated" | "second_factor_required"; message: string },
  back: Pick<Back, "href" | "words">,
): Promise<Response> {
  let text = "";
  return answerForm({ ...back, kept: () => text }, async () => {
    assertShort(request);
    const form = await posted(request).catch(() => new FormData());
    const typed = Object.values(formValues(form)).flat();
    text = typed.filter((value) => !isUnseen(value.trim())).join("\n\n");
    throw new AppError(refusal.code, refusal.message);
  });
}

/** After a POST, back to a page; reloading that page sends nothing again. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path } });
}

type Back = {
  href: string;
  words: string;
  /** Typed words that are stored nowhere: shown on the page, to be copied. */
  kept?: () => string;
  /** What a failure of ours leaves as it was, in a sentence. */
  spared?: string;
};

/** Runs a form's handler; what goes wrong becomes a page with the right status that says what was kept. */
export async function answerForm(back: Back, handle: () => Promise<Response>): Promise<Response> {
  try {
    return await handle();
  } catch (error) {
    if (error instanceof AppError) return refusal(error, back);
    const spared = back.spared ?? (back.kept ? "Nothing was sent." : "Your saved answers are kept.");
    const problem = {
      title: "Something went wrong on our side",
      words: `Nothing you did caused this. ${spared} Try again; if it stays, tell the team the reference below.`,
      reference: reportUnexpected(error),
    };
    return htmlPage(500, problem, back);
  }
}

const TITLES: Partial<Record<AppError["code"], string>> = {
  unauthenticated: "You were away for too long",
  second_factor_required: "A second factor is asked for first",
  too_many: "Too many tries",
  too_large: "This is too large",
  storage_full: "Our storage is full",
  busy: "We are busy just now",
  conflict: "This was done already",
};

/** A refusal as a page of its own. */
async function refusal(error: AppError, back: Back): Promise<Response> {
  const title = TITLES[error.code] ?? "This did not work";
  const wait = error.details.retryAfterSeconds;
  const isLong = error.code === "too_many" && wait !== undefined;
  const again = isLong ? new Date(currentTime().getTime() + wait * 1000) : undefined;
  const page = await htmlPage(error.status, { title, words: error.publicMessage, again }, back);
  if (wait !== undefined) page.headers.set("Retry-After", String(wait));
  return page;
}

async function htmlPage(status: number, problem: Omit<Problem, "ways">, back: Back): Promise<Response> {
  const whole = { ...problem, kept: back.kept?.(), ways: [back] };
  return new Response(await problemPage(whole, sideOf(back.href)), {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      [WHOLE_PAGE]: "1",
    },
  });
}
