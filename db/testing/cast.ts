import { randomUUID } from "node:crypto";
import type pg from "pg";
import { ANONYMOUS, type PersonActor, type ReporterActor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/roles";
import { receiptCodeOf } from "@/lib/server/receipts";
import { services } from "@/lib/server/services";
import { inTransaction } from "@/lib/server/transaction";
import { Vaults } from "@/lib/server/vaults";
import { openPortalSession } from "@/lib/usecases/portal/open-session";
import { saveDraft } from "@/lib/usecases/reports/save-draft";
import { startDraft } from "@/lib/usecases/reports/start-draft";
import { submitReport } from "@/lib/usecases/reports/submit";

/** A person of the team (or without roles, an invited party) with an address, freshly stepped up. */
export async function addPerson(
  { owner }: { owner: pg.Pool },
  options: { name?: string; roles?: readonly Role[]; email?: string; now?: Date } = {},
): Promise<PersonActor> {
  const { name = "Mara Okoye", roles = ["triager"], now = new Date("2026-11-20T14:00:00Z") } = options;
  const personId = randomUUID();
  const email = options.email ?? `${personId}@example.org`;
  const { pool, keyring } = services();
  const sealed = await inTransaction(pool, { type: "system", task: "test" }, "read only", async (tx) =>
    (await new Vaults(tx, keyring).ofInstance()).seal("people.email_sealed", personId, email),
  );
  await owner.query(
    "insert into people (id, display_name, email_sealed, email_hash, created_at) values ($1, $2, $3, $4, $5)",
    [personId, name, sealed, Buffer.from(personId), now],
  );
  for (const role of roles)
    await owner.query("insert into person_roles (person_id, role) values ($1, $2)", [personId, role]);
  return { type: "person", personId, roles, steppedUpAt: now };
}

/** A report sent through the form's own use cases; what its reporter holds afterwards. */
export async function sendReport(
  now: Date,
  fields: Record<string, string> = {},
): Promise<{ actor: ReporterActor; caseId: string; reference: string; code: string; token: string }> {
  const { secret, draftId, caseId } = await startDraft({ actor: ANONYMOUS, now }, {});
  const draft = { type: "draft", draftId, caseId } as const;
  const answers = { title: "Heap overflow in the archive parser", summary: "It crashes.", ...fields };
  for (const step of ["what", "where", "how", "impact", "you"] as const)
    await saveDraft({ actor: draft, now }, { step, fields: answers });
  await saveDraft({ actor: draft, now }, { step: "check", fields: {}, attested: "1" });
  const { receipt } = await submitReport({ actor: draft, now }, { secret });
  const code = receiptCodeOf(services().keyring, secret);
  const session = await openPortalSession({ actor: ANONYMOUS, now }, { code });
  const actor: ReporterActor = { type: "reporter", participantId: session.participantId, caseId };
  return { actor, caseId, reference: receipt.reference, code, token: session.token };
}
