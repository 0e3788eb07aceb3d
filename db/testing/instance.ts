import { randomUUID } from "node:crypto";
import type pg from "pg";
import { builtinPolicy } from "@/lib/domain/policy/builtin";
import type { PolicyData } from "@/lib/domain/policy/policy";

/** Set-up done by hand: a name, a prefix and one policy version. Returns the version's id. */
export async function setUpInstance(
  owner: pg.Pool,
  options: { policy?: Partial<PolicyData>; quotaBytes?: number } = {},
): Promise<string> {
  const id = randomUUID();
  const data = { ...builtinPolicy("Example Project"), ...options.policy };
  await owner.query(
    `insert into settings (organisation_name, reference_prefix, setup_completed_at, storage_quota_bytes)
     values ('Example Project', 'EX', '2026-11-01T00:00:00Z', $1)`,
    [String(options.quotaBytes ?? 1_000_000_000)],
  );
  await owner.query(
    "insert into policy_versions (id, number, data, current, published_at) values ($1, 1, $2, true, '2026-11-01T00:00:00Z')",
    [id, JSON.stringify(data)],
  );
  return id;
}
