import { env } from "./env";

/** A path of this site as others reach it; a bare path where BASE_URL is not set. */
export function siteAddress(path: string): string {
  return `${env().baseUrl ?? ""}${path}`;
}
