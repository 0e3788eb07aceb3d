/** The first letters of the first and last word: "Ada Example" is AE. */
function initialsOf(name: string) {
  const words = name.trim().split(/\s+/u);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => Array.from(word ?? "")[0] ?? "")
    .join("")
    .toUpperCase();
}

/** A person or party: initials in a box, and the name. */
export function Who({ name, short }: { name: string; short?: string }) {
  return (
    <span className="who">
      <span aria-hidden="true">{initialsOf(name)}</span>
      <bdi>{short ?? name}</bdi>
    </span>
  );
}
