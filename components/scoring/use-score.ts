"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import type { Outcome } from "@/lib/domain/cvss/outcome";
import { type CvssVector, formatVector, parseVector } from "@/lib/domain/cvss/vector";
import { type Choice, choiceOf, partOf, vectorOf, withAllOf, withChoice } from "./choice";

/**
 * The score form's state: what is chosen, the vector as text, and what it comes to. The three follow each other; the
 * vector also stands in the address after `#`, so that it can be shared without being sent to any server (story 22).
 */
export function useScore(start: Choice, startText: string, startOutcome: Outcome | null) {
  const [choice, setChoice] = useState(start);
  const [text, setText] = useState(startText);
  const [problem, setProblem] = useState<string | null>(null);
  const [scored, setScored] = useState({ vector: startText, outcome: startOutcome });
  const openVersion = useOtherVersion(start.version);

  /** Takes what was typed, pasted or found in the address; a fault is named and leaves the choices as they are. */
  const take = useCallback(
    (typed: string): CvssVector | null => {
      setText(typed);
      const read = parseVector(typed.trim());
      setProblem(read.ok || typed.trim() === "" ? null : read.message);
      if (!read.ok) return null;
      if (openVersion(read.vector)) return null;
      setChoice(choiceOf(read.vector));
      setText(formatVector(read.vector));
      return read.vector;
    },
    [openVersion],
  );
  const paste = (typed: string) => {
    const vector = take(typed);
    if (vector) window.history.replaceState(null, "", `#${formatVector(vector)}`);
  };
  const fillIn = (theirs: Choice, required: Choice["metrics"]) =>
    paste(formatVector(partOf(withAllOf(choice, theirs, required))));
  const choose = (code: string, value: string) => {
    const next = withChoice(choice, code, value);
    setChoice(next);
    setProblem(null);
    const read = vectorOf(next);
    if (!read.ok) return;
    setText(formatVector(read.vector));
    window.history.replaceState(null, "", `#${formatVector(read.vector)}`);
  };

  useEffect(() => {
    const fromAddress = () => {
      const shared = vectorInAddress(window.location.hash);
      if (shared !== null) take(shared);
    };
    fromAddress();
    window.addEventListener("hashchange", fromAddress);
    return () => window.removeEventListener("hashchange", fromAddress);
  }, [take]);

  const read = vectorOf(choice);
  const vector = read.ok ? formatVector(read.vector) : null;
  const outcome = vector !== null && scored.vector === vector ? scored.outcome : null;
  const wanting = outcome === null ? vector : null;
  useEffect(() => {
    if (wanting === null) return;
    let wanted = true;
    // The calculator is as large as the form: fetched when something else is scored than what the server sent along.
    void import("@/lib/domain/cvss/outcome").then(({ outcomeOf }) => {
      const parsed = parseVector(wanting);
      if (wanted && parsed.ok) setScored({ vector: wanting, outcome: outcomeOf(parsed.vector) });
    });
    return () => {
      wanted = false;
    };
  }, [wanting]);

  return {
    choice,
    text,
    problem,
    missing: read.ok ? null : read.message,
    outcome,
    paste,
    fillIn,
    choose,
  };
}

/** Each CVSS version has a form of its own: a vector of the other one opens that. Says whether it did. */
function useOtherVersion(version: CvssVector["version"]) {
  const router = useRouter();
  return useCallback(
    (vector: CvssVector): boolean => {
      if (vector.version === version) return false;
      const query = new URLSearchParams(window.location.search);
      query.set("cvss", vector.version);
      query.delete("saved");
      router.replace(`${window.location.pathname}?${query}#${formatVector(vector)}`, { scroll: false });
      return true;
    },
    [router, version],
  );
}

// Other fragments lead to places on the page.
function vectorInAddress(hash: string): string | null {
  try {
    const text = decodeURIComponent(hash.slice(1));
    return /^CVSS:/i.test(text) ? text : null;
  } catch {
    return null;
  }
}
