import { randomBytes, randomUUID } from "node:crypto";
import { participants, reports } from "@/db/schema";
import { judgeEvidence } from "@/lib/domain/evidence/judge";
import type { Answers } from "@/lib/domain/report/answers";
import type { Scene } from "./scene";
import { component, identifier, personName, prose, steps, textLength } from "./words";

/** The report of a case and who sent it. Returns how complete it is. */
export function putReport({
  load,
  plan,
  vault,
  caseId,
  reporterId,
  product,
  random,
  texts,
  ...scene
}: Scene): number {
  const id = randomUUID();
  const name = personName(random);
  const answers: Answers = {
    title: scene.title,
    summary: prose(random, textLength(random, 900, 20_000)),
    product: product.id,
    version: `4.${Math.floor(random() * 9)}.${Math.floor(random() * 30)}`,
    location: `src/${component(random)}/${component(random)}.ts, function ${identifier(random)}`,
    steps: steps(random, textLength(random, 700, 10_000)),
    impact: prose(random, textLength(random, 300, 4_000)),
    exploited: "no",
    email: `finder-${id.slice(0, 8)}@example.org`,
    credit: "name",
    credit_name: name,
  };
  const { summary = "", version = "", location = "", steps: how = "", impact = "" } = answers;
  texts.push(summary, product.name, version, location, how, impact, name);
  load.put(participants, {
    id: reporterId,
    caseId,
    kind: "reporter",
    nameSealed: vault.seal("participants.name_sealed", reporterId, name),
    contactSealed: vault.seal(
      "participants.contact_sealed",
      reporterId,
      JSON.stringify({ email: answers.email }),
    ),
    creditWishSealed: vault.seal(
      "participants.credit_wish_sealed",
      reporterId,
      JSON.stringify({ naming: "name", name }),
    ),
    receiptHash: randomBytes(32),
    createdAt: plan.receivedAt,
  });
  load.put(reports, {
    id,
    caseId,
    participantId: reporterId,
    origin: "form",
    answersSealed: vault.seal(
      "reports.answers_sealed",
      id,
      JSON.stringify({ answers, productName: product.name }),
    ),
    receiptSealed: vault.seal("reports.receipt_sealed", id, scene.receipt),
    attestation: "1",
    policyVersionId: scene.policyVersionId,
    receivedAt: plan.receivedAt,
  });
  return judgeEvidence({ answers, later: [], files: 0 }).score;
}
