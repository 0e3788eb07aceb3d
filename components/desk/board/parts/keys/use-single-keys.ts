import { useEffect, useState } from "react";
import { ask, json, NoAnswer } from "@/components/desk/ask-desk";

/** Whether this person wants keys without Ctrl: changed at once, kept with their preferences, taken back where that fails. */
export function useSingleKeys(kept: boolean) {
  const [singleKeys, setShown] = useState(kept);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => setShown(kept), [kept]);
  const setSingleKeys = (on: boolean) => {
    setShown(on);
    setTrouble(null);
    ask("/api/v1/preferences", { ...json("PUT", { singleKeys: on }), keepalive: true }, {}).catch((error) => {
      setShown(!on);
      setTrouble(error instanceof NoAnswer ? error.message : "This could not be kept. Try again.");
    });
  };
  return { singleKeys, setSingleKeys, trouble };
}
