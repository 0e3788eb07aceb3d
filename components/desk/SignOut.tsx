"use client";

import { Button } from "@/components/ui/Button";
import { keepOpenedList } from "./opened-list-store";

/** Signs out, and forgets what this tab searched for: somebody else may sign in here. */
export function SignOut({ action }: { action: () => Promise<void> }) {
  return (
    <form action={action} data-leaves onSubmit={() => keepOpenedList(null)}>
      <Button variant="quiet" size="small">
        Sign out
      </Button>
    </form>
  );
}
