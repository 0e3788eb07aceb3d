"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { hasUnsavedText } from "@/components/ui/unsaved-text";
import type { PeekData } from "@/lib/domain/board/peek";
import { ask } from "./ask-desk";
import { hearChanges } from "./hear-changes";

/** How far a case had come: its version, and when something last happened to it (milliseconds). */
type Standing = { version: number; activeAt: number };

type Props = Standing & { id: string; reference: string };

/** Says that somebody changed the case since this page of it was made, and shows it when asked: what is typed stays. */
export function CaseChanged({ id, reference, version, activeAt }: Props) {
  const { refresh } = useRouter();
  const [latest, setLatest] = useState<Standing>({ version, activeAt });
  useEffect(() => {
    let missed = false;
    const look = () =>
      void standingOf(reference).then(
        (found) => setLatest(found),
        () => {},
      );
    const stop = hearChanges(({ name, cases }) => {
      if (name === "displaced" || name === "ended" || cases?.includes(id) === false) return;
      if (document.visibilityState === "hidden") missed = true;
      else look();
    });
    const seen = () => {
      if (document.visibilityState !== "visible" || !missed) return;
      missed = false;
      look();
    };
    document.addEventListener("visibilitychange", seen);
    return () => {
      stop();
      document.removeEventListener("visibilitychange", seen);
    };
  }, [id, reference]);
  if (latest.version <= version && latest.activeAt <= activeAt) return null;
  // A form knows which version it was made on: shown here, its text would count as written on the newer one.
  const show = () =>
    hasUnsavedText(document.querySelector("form.composer"))
      ? void window.open(window.location.pathname, "_blank", "noopener")
      : refresh();
  return (
    <Banner
      live
      actions={
        <Button type="button" variant="secondary" size="small" onClick={show}>
          Show it
        </Button>
      }
    >
      This case was changed meanwhile. What you typed stays.
    </Banner>
  );
}

async function standingOf(reference: string): Promise<Standing> {
  const { row } = await ask<PeekData>(
    `/api/v1/cases/${encodeURIComponent(reference)}`,
    {},
    { unattended: true },
  );
  return { version: row.version, activeAt: Date.parse(row.activity.at) };
}
