"use client";

import { ErrorPage, type Failure } from "@/components/frame/ErrorPage";

export default function ErrorOnPage(failure: Failure) {
  return <ErrorPage {...failure} />;
}
