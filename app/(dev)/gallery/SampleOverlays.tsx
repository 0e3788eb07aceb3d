"use client";

import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { Menu } from "@/components/ui/Menu";

export function SampleOverlays() {
  return (
    <>
      <Dialog
        title="Snooze this case"
        description="It returns on the date or on a reply."
        trigger="Snooze"
        size="small"
      >
        <Button type="button">Until Monday</Button>
      </Dialog>
      <Menu
        trigger="More"
        entries={[
          { label: "Assign", onSelect: () => undefined },
          { label: "Open the audit log", href: "/gallery" },
          { label: "Publish", disabled: true, note: "The advisory has 2 problems" },
          { label: "Reject", onSelect: () => undefined, destructive: true },
        ]}
      />
    </>
  );
}
