import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { events, people, policyVersions } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { changedFields } from "@/lib/domain/policy/changes";
import { policyDataSchema } from "@/lib/domain/policy/policy";
import type { PolicyField } from "@/lib/domain/policy/words";
import { INSTANCE_CHAIN } from "@/lib/server/audit/append";
import type { Tx } from "@/lib/server/database";
import { read } from "@/lib/server/read";
import { settingsOf } from "@/lib/server/settings";
import { findInstance, isPolicyKept } from "./policy";

/** Who changed something last, and when. */
export type LastChange = { at: Date; who: string };

const SECTIONS = {
  "organisation.changed": "organisation",
  "policy.published": "policy",
  "limits.changed": "limits",
  "sign_in_rules.changed": "signIn",
} as const;
type Section = (typeof SECTIONS)[keyof typeof SECTIONS];
type SectionAction = keyof typeof SECTIONS;

/** Everything the settings pages start from, or null before set-up. */
export async function installation(actor: PersonActor) {
  return read(actor, async ({ tx }) => {
    const [settings, instance] = await Promise.all([settingsOf(tx), findInstance(tx)]);
    if (!settings || !instance) return null;
    const { rows } = await tx.execute<{ used: string }>(sql`select app.storage_used() as used`);
    return {
      settings,
      policy: instance.policy,
      policyKept: await isPolicyKept(tx, instance.policy.number),
      storageUsedBytes: Number(rows[0]?.used ?? 0),
      lastChanges: await lastChanges(tx),
    };
  });
}
export type Installation = NonNullable<Awaited<ReturnType<typeof installation>>>;

async function lastChanges(tx: Tx): Promise<Partial<Record<Section, LastChange>>> {
  const rows = await tx
    .selectDistinctOn([events.action], {
      action: sql<SectionAction>`${events.action}`,
      at: events.at,
      person: people.displayName,
    })
    .from(events)
    .leftJoin(people, eq(people.id, events.actorId))
    .where(
      and(
        eq(events.chainKind, "instance"),
        eq(events.chainId, INSTANCE_CHAIN.id),
        inArray(events.action, Object.keys(SECTIONS)),
      ),
    )
    .orderBy(events.action, desc(events.seq));
  return Object.fromEntries(
    rows.map(({ action, at, person }) => [SECTIONS[action], { at, who: person ?? "Breakwater" }]),
  );
}

const SHOWN_VERSIONS = 50;

export type VersionLine = {
  number: number;
  publishedAt: Date;
  current: boolean;
  by: string | null;
  /** What changed from the version before; null where that one is not shown. */
  fields: PolicyField[] | null;
};

/** The versions of the policy, the newest first, at most fifty. */
export async function policyHistory(actor: PersonActor): Promise<VersionLine[]> {
  return read(actor, async ({ tx }) => {
    const rows = await tx
      .select()
      .from(policyVersions)
      .orderBy(desc(policyVersions.number))
      .limit(SHOWN_VERSIONS + 1);
    const versions = rows.map((row) => ({ ...row, data: policyDataSchema.parse(row.data) }));
    const publishers = await publishersOf(tx);
    return versions.slice(0, SHOWN_VERSIONS).map(({ number, publishedAt, current, data }, index) => {
      const before = versions[index + 1];
      return {
        number,
        publishedAt,
        current,
        by: publishers.get(number) ?? null,
        fields: before ? changedFields(before.data, data) : null,
      };
    });
  });
}

async function publishersOf(tx: Tx): Promise<Map<number, string>> {
  const rows = await tx
    .select({ number: sql<number>`(${events.data}->>'number')::integer`, person: people.displayName })
    .from(events)
    .innerJoin(people, eq(people.id, events.actorId))
    .where(
      and(
        eq(events.chainKind, "instance"),
        eq(events.chainId, INSTANCE_CHAIN.id),
        eq(events.action, "policy.published"),
      ),
    )
    .orderBy(desc(events.seq))
    .limit(SHOWN_VERSIONS);
  return new Map(rows.map(({ number, person }) => [number, person]));
}
