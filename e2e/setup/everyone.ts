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
  return { response, body: await response.text() };
}

/** Which strings of the hidden case stand in a text. */
export const leaks = (body: string) => Object.values(CANARY).filter((text) => body.includes(text));
