import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { links } from "@/db/schema";
import { INSTANCE_CHAIN } from "@/lib/server/audit/append";
import { issueLink } from "@/lib/server/links";
import { noEvents, noSubject, useCase } from "@/lib/server/use-case";

const VALID_DAYS = 7;

/**
 * The one-time link behind which the first administrator is made; null once set-up is complete. A new link replaces the
 * old one, so that only what the newest start printed works.
 */
export const issueSetupLink = useCase({
  input: z.object({}),
  action: "setup.issue_link",
  load: noSubject,
  async run({ tx, vaults, now }) {
    const { rows } = await tx.execute<{ open: boolean }>(sql`select app.setup_open() as open`);
    if (!rows[0]?.open) return { result: null, events: noEvents("set-up is complete; nothing was issued") };
    await tx.delete(links).where(and(eq(links.kind, "setup"), isNull(links.usedAt)));
    const token = await issueLink(tx, vaults, { kind: "setup", minutes: VALID_DAYS * 24 * 60 }, now);
    return {
      result: { path: `/setup/${token}` },
      events: [{ chain: INSTANCE_CHAIN, action: "setup.link_issued" }],
    };
  },
});
