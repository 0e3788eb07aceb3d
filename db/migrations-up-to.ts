import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * A copy of the migrations `folder` that ends after the first `count` of them, for a database as an older version left it.
 * Null where there are fewer. Whoever asks removes the copy.
 */
export async function migrationsUpTo(folder: string, count: number): Promise<string | null> {
  const journal: { entries: unknown[] } = JSON.parse(
    await readFile(path.join(folder, "meta", "_journal.json"), "utf8"),
  );
  if (count > journal.entries.length) return null;
  const copy = await mkdtemp(path.join(tmpdir(), "breakwater-migrations-"));
  await cp(folder, copy, { recursive: true });
  const cut = { ...journal, entries: journal.entries.slice(0, count) };
  await writeFile(path.join(copy, "meta", "_journal.json"), JSON.stringify(cut));
  return copy;
}
