import { useState } from "react";
import { NoAnswer } from "@/components/desk/ask-desk";

/** Keeps one thing at a time on the server: `failure` says why the last try was refused, until the next one. */
export function useKeeping() {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const keep = async <Answer>(send: () => Promise<Answer>, then: (answer: Answer) => void): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      then(await send());
    } catch (error) {
      setFailure(failureWords(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, keep, forget: () => setFailure(null) };
}

function failureWords(error: unknown): string {
  if (!(error instanceof NoAnswer)) return "This could not be kept. Try again.";
  return error.fields.length > 0 ? error.fields.map(({ message }) => message).join(" ") : error.message;
}
