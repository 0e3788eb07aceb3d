import type { ReactNode } from "react";
import { Checklist } from "@/components/ui/Checklist";
import { NEED_WORDS } from "@/lib/domain/case/needs";

type Props = {
  needs: (keyof typeof NEED_WORDS)[];
  /** What the list is folded under, as the form would be. */
  fold?: string;
  children: ReactNode;
};

/** What a way to publish still needs; its form where nothing is missing. */
export function Needs({ needs, fold, children }: Props) {
  if (needs.length === 0) return children;
  const list = (
    <Checklist items={needs.map((need) => ({ key: need, done: false, words: NEED_WORDS[need] }))} />
  );
  if (fold === undefined) return list;
  return (
    <details className="mt-2">
      <summary className="text-13">{fold}</summary>
      {list}
    </details>
  );
}
