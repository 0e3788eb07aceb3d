import "server-only";
import { AppError } from "./errors";
import { textValues } from "./form";
import { reportUnexpected } from "./unexpected";

const FORM_LIMIT_BYTES = 4_194_304;

export type PostedForm = Record<string, string | string[]>;

/**
 * A form posted by the browser itself. Fields named in `several` may occur more than once; any other that does is
 * refused, because two readers could each believe a different one (OWASP ASVS 5.0 §15.3.7).
 */
export async function readForm(request: Request, several: readonly string[] = []): Promise<PostedForm> {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length <= FORM_LIMIT_BYTES))
    throw new AppError("too_large", "Your answers are larger than 4 MB together. Send long parts as files.");
  const form = await request.formData().catch(() => {
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

/** After a POST, back to a page; reloading that page sends nothing again. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path } });
}

type Back = { href: string; words: string };

/** Runs a form's handler; what goes wrong becomes a page with the right status that says what was kept. */
export async function answerForm(
  request: Request,
  back: Back,
  handle: () => Promise<Response>,
): Promise<Response> {
  try {
    return await handle();
  } catch (error) {
    if (error instanceof AppError) return problemPage(request, error, back);
    const words = `Something went wrong on our side. Your saved answers are kept. Reference ${reportUnexpected(error)}.`;
    return htmlPage(request, 500, "Something went wrong on our side", words, back);
  }
}

const TITLES: Partial<Record<AppError["code"], string>> = {
  too_many: "Too many tries",
  too_large: "This is too large",
  storage_full: "Our storage is full",
  busy: "We are busy just now",
  conflict: "This was done already",
};

/** A refusal as a page of its own. */
export function problemPage(request: Request, error: AppError, back: Back): Response {
  const page = htmlPage(
    request,
    error.status,
    TITLES[error.code] ?? "This did not work",
    error.publicMessage,
    back,
  );
  const wait = error.details.retryAfterSeconds;
  if (wait !== undefined) page.headers.set("Retry-After", String(wait));
  return page;
}

function htmlPage(request: Request, status: number, title: string, text: string, back: Back): Response {
  const nonce = /'nonce-([^']+)'/.exec(request.headers.get("content-security-policy") ?? "")?.[1] ?? "";
  const body = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Error: ${escapeHtml(title)}</title>
<style nonce="${escapeHtml(nonce)}">${STYLE}</style></head>
<body><main><div role="alert"><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p></div>
<p><a href="${escapeHtml(back.href)}">${escapeHtml(back.words)}</a></p></main></body></html>
`;
  return new Response(body, {
    status,
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" },
  });
}

// A handler has no way to the application's style sheet, whose name changes with every build.
const STYLE =
  "main{max-width:40rem;margin:3rem auto;padding:0 1rem;font:1rem/1.55 system-ui,sans-serif}" +
  "h1{font-size:1.75rem;line-height:1.25}div{border:3px solid;padding:0 1.25rem .5rem}";

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
