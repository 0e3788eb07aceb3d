import { Icon } from "@/components/ui/Icon";

/** Stands where a form would: why this cannot be changed now, and what to do first. Nothing when it can. */
export function LockedNote({ words }: { words: string | null }) {
  if (words === null) return null;
  return (
    <p className="mt-2 text-13 text-muted">
      <Icon name="lock" /> {words}
    </p>
  );
}
