import { randomUUID } from "node:crypto";
import pg from "pg";
import { caseKeys, drafts } from "@/db/schema";
import { seeded } from "@/lib/domain/testing/seeded";
import { newToken, tokenHash } from "@/lib/server/crypto/keyring";
import { Vault } from "@/lib/server/crypto/vault";
import { draftExpiry, sealDraft } from "@/lib/usecases/reports/draft";
import type { BenchDatabase } from "./database";
import { CopyLoader } from "./generate/copy";
import { prose, steps, title } from "./generate/words";

/** Complete, unsent reports as the form keeps them; returns the secret of each one's cookie. */
export async function makeDrafts(database: BenchDatabase, count: number): Promise<string[]> {
  const random = seeded(count);
  const now = new Date();
  const load = new CopyLoader([caseKeys, drafts]);
  const secrets = Array.from({ length: count }, () => {
    const [id, caseId, secret] = [randomUUID(), randomUUID(), newToken()];
    const { key, wrapped, kekId } = database.keyring.createDataKey(caseId);
    const answers = {
      title: title(random),
      summary: prose(random, 900),
      product: "other",
      product_name: "Harbour",
      steps: steps(random, 700),
      impact: prose(random, 300),
      cvss: "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N",
      exploited: "no",
      email: "finder@example.org",
      credit: "pseudonym",
      credit_name: "nightjar",
    };
    load.put(caseKeys, { caseId, wrapped, kekId });
    load.put(drafts, {
      id,
      caseId,
      secretHash: tokenHash(secret),
      answersSealed: sealDraft(new Vault(key, caseId), id, { answers, attested: null }),
      createdAt: now,
      expiresAt: draftExpiry(now),
    });
    return secret;
  });
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await load.take()(client);
  await client.end();
  return secrets;
}
