"use client";

import { buttonClass } from "@/components/ui/Button";
import { Icon } from "@/components/ui/Icon";
import { useDesk } from "./DeskKeys";
import { KeyCaps } from "./KeyCaps";
import { keyRow } from "./keys";

/** Opens the command menu; says its key. */
export function CommandButton() {
  const { showMenu } = useDesk();
  return (
    <button
      type="button"
      onClick={showMenu}
      aria-haspopup="dialog"
      className={`${buttonClass({ variant: "quiet", size: "small" })} noscript:hidden`}
    >
      <Icon name="search" />
      <span className="max-sm:sr-only">Commands</span>
      <span className="pointer-coarse:hidden max-md:hidden">
        <KeyCaps spec={keyRow("menu").keys[0] ?? ""} />
      </span>
    </button>
  );
}
