import { notFound } from "next/navigation";

export default function GalleryPage() {
  if (process.env.BREAKWATER_GALLERY !== "1") notFound();
  return <main id="main">Gallery</main>;
}
