import { asc, eq } from "drizzle-orm";
import { advisories, credits, vulnerabilities } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { ROLES, type Role } from "@/lib/domain/access/roles";
import { advisoryContentSchema } from "@/lib/domain/advisory/content";
import { findProducts, type ProductEntry } from "@/lib/queries/policy";
import { read } from "@/lib/server/read";
import type { Caller } from "@/lib/server/use-case";
import { acceptInvitation } from "@/lib/usecases/people/accept-invitation";
import { changeRoles } from "@/lib/usecases/people/change-roles";
import { invitePerson } from "@/lib/usecases/people/invite";
import { registerProduct } from "@/lib/usecases/products/register";
import { setRequirements } from "@/lib/usecases/products/requirements";
import { completeSetup } from "@/lib/usecases/setup/complete";
import { issueSetupLink } from "@/lib/usecases/setup/issue-link";
import { before, dateIn } from "./clock";
import { ORGANISATION, PRODUCTS, TEAM } from "./organisation";
import type { DemoProduct, LabelKey, PersonKey, ProductKey } from "./script";

const ANONYMOUS = { type: "anonymous" } as const;
export const SYSTEM = { type: "system", task: "demonstration" } as const;
/** When the desk opened: before the oldest case. */
const OPENED = "1000d";

/** The scene: who acts, on what, and when "now" is. */
export type Stage = {
  now: Date;
  people: Record<PersonKey, { personId: string; roles: readonly Role[] }>;
  products: Record<ProductKey, ProductEntry>;
  /** Ids by name. */
  labels: Record<LabelKey, string>;
  /** References by the keys of the scripts, as far as they were played. */
  references: Record<string, string>;
};

export type EmptyStage = Omit<Stage, "labels">;

/** Somebody of the team, freshly signed in, at an instant. */
export function as(stage: Pick<Stage, "people">, key: PersonKey, at: Date): Caller & { actor: PersonActor } {
  return { now: at, actor: { type: "person", ...stage.people[key], steppedUpAt: at } };
}

/** Sets the desk up, invites the team and registers the products, the way people do. */
export async function setStage(now: Date, password: string): Promise<EmptyStage> {
  const at = before(now, OPENED);
  const people = await gatherTeam(at, password);
  const admin = as({ people }, "noor", at);
  for (const product of PRODUCTS) await putOnRegister(admin, product, now);
  const registered = await read(SYSTEM, ({ tx }) => findProducts(tx));
  const entries = PRODUCTS.map(({ key, name }) => [key, registered.find((entry) => entry.name === name)]);
  const products = Object.fromEntries(entries) as Stage["products"];
  return { now, people, products, references: {} };
}

async function putOnRegister(admin: Caller, product: DemoProduct, now: Date): Promise<void> {
  const { productId } = await registerProduct(admin, {
    name: product.name,
    branches: product.branches.map((branch) => ({
      name: branch.name,
      support: branch.support,
      supportedUntil: dateIn(now, branch.untilDays),
    })),
  });
  if (!product.matters) return;
  const [confidentiality, integrity, availability] = product.matters;
  await setRequirements(admin, { productId, version: 1, confidentiality, integrity, availability });
}

async function gatherTeam(at: Date, password: string): Promise<Stage["people"]> {
  const [first, ...others] = TEAM;
  const link = await issueSetupLink({ actor: SYSTEM, now: at }, {});
  if (!link) throw new Error("This desk is set up already: the demonstration needs an empty database.");
  const { name, email } = first;
  const founder = await completeSetup(
    { actor: ANONYMOUS, now: at },
    {
      token: link.path.replace("/setup/", ""),
      organisationName: ORGANISATION.name,
      referencePrefix: ORGANISATION.prefix,
      timeZone: ORGANISATION.timeZone,
      fallbackContact: ORGANISATION.fallbackContact,
      name,
      email,
      password,
    },
  );
  const admin: PersonActor = { type: "person", personId: founder.personId, roles: ROLES, steppedUpAt: at };
  const people: [PersonKey, Stage["people"][PersonKey]][] = [
    [first.key, { personId: founder.personId, roles: [first.role] }],
  ];
  for (const person of others) {
    const { path } = await invitePerson(
      { actor: admin, now: at },
      { name: person.name, email: person.email, roles: [person.role] },
    );
    const token = path.replace("/invite/", "");
    const joined = await acceptInvitation(
      { actor: ANONYMOUS, now: at },
      { token, name: person.name, password },
    );
    people.push([person.key, { personId: joined.personId, roles: [person.role] }]);
  }
  await changeRoles({ actor: admin, now: at }, { personId: founder.personId, roles: [first.role] });
  return Object.fromEntries(people) as Stage["people"];
}

/** What the acts of a case need to name: its first vulnerability, its newest credit, its advisory's version. */
export async function handles(caseId: string) {
  return read(SYSTEM, async ({ tx }) => {
    const [flaw] = await tx
      .select({ id: vulnerabilities.id })
      .from(vulnerabilities)
      .where(eq(vulnerabilities.caseId, caseId))
      .orderBy(asc(vulnerabilities.number));
    const [credit] = await tx.select({ id: credits.id }).from(credits).where(eq(credits.caseId, caseId));
    const [advisory] = await tx
      .select({ version: advisories.version })
      .from(advisories)
      .where(eq(advisories.caseId, caseId));
    return {
      vulnerabilityId: flaw?.id ?? "",
      creditId: credit?.id ?? "",
      advisoryVersion: advisory?.version ?? 0,
    };
  });
}

/** The advisory as its editor finds it. */
export async function advisoryDraft(caseId: string) {
  return read(SYSTEM, async ({ tx, vaults }) => {
    const [row] = await tx.select().from(advisories).where(eq(advisories.caseId, caseId));
    if (!row) throw new Error("the case has no advisory yet: accept it first");
    const vault = await vaults.ofCase(caseId);
    const text = vault.open("advisories.content_sealed", row.id, row.contentSealed);
    return { version: row.version, content: advisoryContentSchema.parse(JSON.parse(text)) };
  });
}
