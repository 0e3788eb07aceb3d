import type { Metadata } from "next";
import { NotFoundPage } from "@/components/frame/NotFoundPage";
import { NOWHERE } from "@/lib/domain/nowhere";

export const metadata: Metadata = { title: NOWHERE.title };

export default function NotFound() {
  return <NotFoundPage inFrame />;
}
