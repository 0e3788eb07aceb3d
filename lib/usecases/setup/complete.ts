import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { policyVersions, productBranches, products, settings } from "@/db/schema";
import { ROLES } from "@/lib/domain/access/roles";
import { isTimeZone, TIME_ZONE_EXPECTED } from "@/lib/domain/clock/promise";
import { zoneSpelling } from "@/lib/domain/clock/zone-spelling";
import {
  displayNameSchema,
  emailSchema,
  linkTokenSchema,
  newPasswordSchema,
} from "@/lib/domain/identity/fields";
import { builtinPolicy } from "@/lib/domain/policy/builtin";
import { type Contact, contactAddress, contactHref } from "@/lib/domain/policy/contact";
import { organisationNameSchema, referencePrefixSchema } from "@/lib/domain/settings/organisation";
import { isLinkLive } from "@/lib/queries/setup";
import { INSTANCE_CHAIN, personChain } from "@/lib/server/audit/append";
import type { Tx } from "@/lib/server/database";
import { notFound } from "@/lib/server/errors";
import { writeFirstPlaybook } from "@/lib/server/first-playbook";
import { findLink, spendLink } from "@/lib/server/links";
import { hashPassword } from "@/lib/server/passwords";
import { useCase } from "@/lib/server/use-case";
import { insertPerson } from "@/lib/usecases/people/create";
import { issueTicket } from "@/lib/usecases/sign-in/ticket";

const line = (max: number) => z.string().trim().max(max);

const CompleteSetupInput = z.object({
  token: linkTokenSchema,
  organisationName: organisationNameSchema,
  referencePrefix: referencePrefixSchema,
  timeZone: line(60).refine(isTimeZone, TIME_ZONE_EXPECTED).transform(zoneSpelling),
  fallbackContact: line(200)
    .min(3, "Enter an address for people who get no answer here.")
    .refine(
      (value) => contactHref(value) !== null,
      "Enter a mail address, an https:// address or a telephone number such as +49 30 123456.",
    ),
  productName: line(120).default(""),
  branches: z.string().max(2_000).default("").transform(branchNames),
  name: displayNameSchema,
  email: emailSchema,
  password: newPasswordSchema,
});

/**
 * First run: the organisation, its first policy version and its first administrator, all at once or not at all. The link
 * is dead afterwards, and no other is ever issued.
 */
export const completeSetup = useCase({
  input: CompleteSetupInput,
  action: "setup.complete",
  async prepare({ input, now }) {
    // Hashing is dear: a token that opens nothing must not get that far.
    if (!(await isLinkLive("setup", input.token, now))) throw notFound();
    return { passwordHash: await hashPassword(input.password) };
  },
  async load({ tx, vaults, input, now, become }) {
    const link = await findLink(tx, vaults, "setup", input.token, now);
    const { rows } = await tx.execute<{ open: boolean }>(sql`select app.setup_open() as open`);
    if (!link || !rows[0]?.open) return null;
    await become({ type: "system", task: "setup" });
    return { access: null, linkId: link.id };
  },
  async run({ tx, vaults, input, subject, prepared, now }) {
    await spendLink(tx, subject.linkId, now);
    await writeSettings(tx, input, now);
    const policyId = await writePolicy(tx, input, now);
    if (input.productName !== "") await writeProduct(tx, input.productName, input.branches, now);
    await writeFirstPlaybook(tx, now);
    const { name, email } = input;
    const personId = await insertPerson(
      tx,
      vaults,
      { name, email, roles: ROLES, passwordHash: prepared.passwordHash },
      now,
    );
    const ticket = await issueTicket(tx, vaults, { personId, method: "setup" }, now);
    return {
      result: { ticket, personId },
      events: [
        { chain: INSTANCE_CHAIN, action: "setup.completed", data: { policyId, administrator: personId } },
        { chain: personChain(personId), action: "person.created", data: { roles: ROLES } },
      ],
    };
  },
});

type Input = z.output<typeof CompleteSetupInput>;

async function writeSettings(tx: Tx, input: Input, now: Date): Promise<void> {
  const { organisationName, referencePrefix } = input;
  const added = await tx
    .insert(settings)
    .values({ id: 1, organisationName, referencePrefix, setupCompletedAt: now })
    .onConflictDoNothing()
    .returning({ id: settings.id });
  if (added.length === 0) throw notFound();
}

async function writePolicy(tx: Tx, input: Input, now: Date): Promise<string> {
  const policy = builtinPolicy(input.organisationName);
  const id = randomUUID();
  await tx.insert(policyVersions).values({
    id,
    number: 1,
    current: true,
    publishedAt: now,
    data: {
      ...policy,
      calendar: { ...policy.calendar, timeZone: input.timeZone },
      contacts: [fallback(input.fallbackContact)],
    },
  });
  return id;
}

async function writeProduct(tx: Tx, name: string, branches: readonly string[], now: Date): Promise<void> {
  const productId = randomUUID();
  await tx.insert(products).values({ id: productId, name, createdAt: now });
  if (branches.length === 0) return;
  await tx
    .insert(productBranches)
    .values(
      branches.map((branch) => ({ id: randomUUID(), productId, name: branch, support: "active" as const })),
    );
}

// Called by its address: set-up asks for no name.
function fallback(typed: string): Contact {
  const href = contactHref(typed) ?? "";
  return { label: contactAddress(href), href };
}

function branchNames(text: string): string[] {
  const names = text.split(/[\r\n,]+/).map((name) => name.trim().slice(0, 60));
  return [...new Set(names.filter(Boolean))].slice(0, 50);
}
