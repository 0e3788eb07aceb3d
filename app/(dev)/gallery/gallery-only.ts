import { notFound } from "next/navigation";

/** The gallery is for the people who build Breakwater; a running desk does not have it. */
export function galleryOnly() {
  if (process.env.BREAKWATER_GALLERY !== "1") notFound();
}
