import { Factories, type MadeCase, type MadePerson } from "@/db/factories";
import type { TestDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/domain/access/actor";
import { ROLES, type Role } from "@/lib/domain/access/roles";
import type { AdvisoryContent } from "@/lib/domain/advisory/content";
import { distinctWords } from "@/lib/domain/search/words";
import { caseTexts } from "@/lib/queries/case-texts";
import { inTransaction } from "@/lib/server/transaction";
import { Vaults } from "@/lib/server/vaults";

export const NOW = new Date("2026-11-20T14:00:00Z");
export const RECEIVED = new Date("2026-11-20T02:00:00Z");
export const VECTOR = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";

const CONTENT: AdvisoryContent = {
  title: "Heap overflow",
  summary: "Opening a crafted archive runs code.",
  details: "Upgrade.",
  workaround: "",
  severity: "high",
  vectors: [],
  cwes: [],
  cves: [],
  affected: [{ product: "Example Server", introduced: "2.0", lastAffected: "2.8.3", fixed: "2.8.4" }],
  references: [],
  emergency: false,
  timeline: [],
};

/** A desk with one person for each role, a second coordinator and a second triager, a product with two branches, and a label. */
export type Desk = {
  make: Factories;
  people: Record<Role, MadePerson>;
  secondCoordinator: MadePerson;
  secondTriager: MadePerson;
  product: { id: string; branchIds: string[] };
  label: string;
};

export async function openDesk(database: TestDatabase): Promise<Desk> {
  const make = new Factories(database);
  await make.makeOrganisation();
  const people = {} as Record<Role, MadePerson>;
  for (const role of ROLES) people[role] = await make.makePerson([role], { steppedUpAt: NOW });
  return {
    make,
    people,
    secondCoordinator: await make.makePerson(["coordinator"], { steppedUpAt: NOW }),
    secondTriager: await make.makePerson(["triager"], { steppedUpAt: NOW }),
    product: await make.makeProduct("Example Server", [
      { name: "3.0" },
      { name: "2.8", support: "extended" },
    ]),
    label: await make.makeLabel("Memory safety"),
  };
}

export function reporterOf(made: MadeCase): Actor {
  return { type: "reporter", participantId: made.reporterId ?? "", caseId: made.id };
}

/** Scored, judged, written and approved by somebody else: everything that publishing needs. */
export async function makePublishable(desk: Desk, database: TestDatabase, made: MadeCase): Promise<void> {
  const { make, people, secondCoordinator } = desk;
  await make.makeScore(made, made.vulnerabilityId, {
    vector: VECTOR,
    score: 9.3,
    severity: "critical",
    at: NOW,
  });
  await database.owner.query("update vulnerabilities set impact = $2 where id = $1", [
    made.vulnerabilityId,
    { confidentiality: "total", elevation: "none", integrity: "total", availability: "limited" },
  ]);
  await make.makeAdvisory(made, {
    content: CONTENT,
    authorId: people.triager.id,
    approvedBy: [secondCoordinator.id],
    at: NOW,
  });
}

const TABLES = [
  "participants",
  "messages",
  "clocks",
  "remediations",
  "branch_decisions",
  "advisories",
  "vulnerabilities",
  "scores",
  "ssvc_decisions",
  "affected_ranges",
  "mentions",
  "notices",
  "reports",
  "case_labels",
  "case_watchers",
  "mentions",
] as const;

/** Everything stored about a case, seen past row-level security: two equal snapshots mean that nothing changed. */
export async function snapshot(database: TestDatabase, caseId: string): Promise<unknown> {
  const { owner } = database;
  const rows: Record<string, unknown> = {};
  const one = async (name: string, text: string, values: unknown[] = [caseId]) => {
    rows[name] = (await owner.query(text, values)).rows;
  };
  await one("cases", "select to_jsonb(c) as row from cases c where id = $1");
  for (const table of TABLES)
    await one(
      table,
      `select to_jsonb(t) as row from ${table} t where case_id = $1 order by to_jsonb(t)::text`,
    );
  await one("events", "select seq, action, actor_id from events where chain_id = $1 order by seq");
  await one("jobs", "select count(*)::int as n from graphile_worker._private_jobs", []);
  return rows;
}

/** The case's audit chain, recomputed in the database; false where any link does not fit. */
export async function chainHolds(database: TestDatabase, caseId: string): Promise<boolean> {
  const { rows } = await database.owner.query<{ holds: boolean }>(
    `select coalesce(bool_and(e.hash = app.event_hash(e.previous_hash, e)
        and e.previous_hash = coalesce(before.hash, sha256(convert_to('breakwater', 'UTF8')))), true) as holds
     from events e left join events before
       on before.chain_kind = e.chain_kind and before.chain_id = e.chain_id and before.seq = e.seq - 1
     where e.chain_kind = 'case' and e.chain_id = $1`,
    [caseId],
  );
  return rows[0]?.holds ?? false;
}

/** The words the case can be found by, as the index would hold them. */
export async function wordsOfCase({ pool, keyring }: TestDatabase, caseId: string): Promise<Set<string>> {
  return inTransaction(pool, { type: "system", task: "test" }, "read only", async (tx) =>
    distinctWords(await caseTexts(tx, await new Vaults(tx, keyring).ofCase(caseId), caseId)),
  );
}
