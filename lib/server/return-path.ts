const HOME = "/desk";

/**
 * A path of this site to go back to, from a `next` parameter. Anything that a browser could read as another site, or that
 * is not a plain path, becomes the desk's first page.
 */
export function returnPath(next: unknown): string {
  if (typeof next !== "string" || next.length > 500 || !/^\/[\x21-\x5b\x5d-\x7e]*$/.test(next)) return HOME;
  const url = URL.parse(next, "http://here.invalid");
  if (url?.origin !== "http://here.invalid") return HOME;
  const path = `${url.pathname}${url.search}${url.hash}`;
  // "/x/..//evil" is a path of this site that turns into another site's address once it is tidied up.
  return path.startsWith("//") ? HOME : path;
}

/** Where one signs in again, to come back to the page the request came from. */
export function signInAddress(referer: string | null): string {
  return `/sign-in?next=${encodeURIComponent(pageOf(referer))}`;
}

/** Where somebody who owes a second factor sets it up or proves it, to come back to `next`. */
export function factorAddress(next: string): string {
  return `/desk/second-factor?next=${encodeURIComponent(next)}`;
}

/** The page of ours that a request came from, or the desk's first one. */
export function pageOf(referer: string | null): string {
  const page = URL.parse(referer ?? "");
  return page ? returnPath(`${page.pathname}${page.search}`) : HOME;
}
