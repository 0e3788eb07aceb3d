import { CopyButton } from "@/components/ui/CopyButton";

type Props = { shown: Readonly<Record<string, string>>; titles: Record<string, string> };

/** Secrets that this answer shows and no later one does: links, recovery codes. */
export function ShownOnce({ shown, titles }: Props) {
  return Object.entries(shown).map(([key, text]) => (
    <section
      key={key}
      aria-label={titles[key] ?? key}
      className="mt-4 border-2 border-text bg-surface px-4 py-3"
    >
      <h3 className="font-bold">{titles[key] ?? key}</h3>
      <p className="my-2 font-mono text-16 whitespace-pre-line wrap-anywhere select-all">
        <bdi>{text}</bdi>
      </p>
      <p className="text-13 text-muted">Shown this once. Keep it before you leave the page.</p>
      <div className="mt-2">
        <CopyButton text={text} />
      </div>
    </section>
  ));
}
