import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

export const MANIFEST_FILE = "manifest.json";

const manifestSchema = z.object({
  format: z.literal("breakwater-backup/1"),
  takenAt: z.iso.datetime(),
  /** How many migrations the database had: a restore brings a new database to the same point first. */
  migrations: z.int().positive(),
  /** Ids of the keys that wrap data keys in here: tells at once whether a key file fits. */
  keyIds: z.array(z.string()),
  tables: z.array(
    z.object({
      name: z.string().regex(/^[a-z_]+$/),
      columns: z.array(z.string().regex(/^[a-z0-9_]+$/)),
      rows: z.int().nonnegative(),
      sha256: z.hex(),
    }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The backup's table of contents. @throws Error that names the directory and what is wrong with it */
export async function readManifest(dir: string): Promise<Manifest> {
  const text = await readFile(path.join(dir, MANIFEST_FILE), "utf8").catch(() => {
    throw new Error(`${dir} holds no finished backup: ${MANIFEST_FILE} is missing.`);
  });
  const parsed = manifestSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${path.join(dir, MANIFEST_FILE)} is not a Breakwater backup.`);
  return parsed.data;
}

export const tableFile = (dir: string, table: string) => path.join(dir, `${table}.copy.gz`);
