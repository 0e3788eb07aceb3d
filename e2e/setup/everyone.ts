import type { Identity, Scene } from "./scene";
import { CANARY } from "./scene";

/** One request as one identity, following nothing. */
export async function askAs(
  { url }: { url: string },
  { cookies }: Pick<Scene, "cookies">,
  at: string,
  identity: Identity,
  init: RequestInit = {},
): Promise<{ response: Response; body: string }> {
  const response = await fetch(`${url}${at}`, {
    redirect: "manual",
    ...init,
    headers: { cookie: cookies[identity], ...init.headers },
  });
  return { response, body: await textOf(response) };
}

// A stream has no end: its beginning is all there is to look at.
async function textOf(response: Response): Promise<string> {
  if (!response.headers.get("content-type")?.startsWith("text/event-stream")) return response.text();
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}

/** Which strings of the hidden case stand in a text. */
export const leaks = (body: string) => Object.values(CANARY).filter((text) => body.includes(text));
