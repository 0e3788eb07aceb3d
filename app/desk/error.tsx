"use client";

import { ErrorPage, type Failure } from "@/components/frame/ErrorPage";

export default function ErrorInFrame(failure: Failure) {
  return <ErrorPage {...failure} inFrame />;
}
