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
  const page = URL.parse(referer ?? "");
  const next = page ? returnPath(`${page.pathname}${page.search}`) : HOME;
  return `/sign-in?next=${encodeURIComponent(next)}`;
}
