import { randomUUID } from "node:crypto";
import { advisories, advisoryRevisions, credits } from "@/db/schema";
import { type AdvisoryContent, contentJson } from "@/lib/domain/advisory/content";
import { hoursAfter, type Scene } from "./scene";
import { personName, prose, textLength } from "./words";

/** The published advisory of a case, and its finder in the hall of fame. */
export function putAdvisory(scene: Scene): void {
  const { load, plan, vault, caseId, reference, random, personId } = scene;
  const id = randomUUID();
  const publishedAt = hoursAfter(plan.receivedAt, 160);
  const content: AdvisoryContent = {
    title: scene.title,
    summary: prose(random, 200),
    details: prose(random, textLength(random, 1_200, 8_000)),
    workaround: "",
    severity: plan.rating?.severity ?? null,
    vectors: [],
    cwes: ["CWE-79"],
    cves: [],
    affected: [{ product: scene.product.name, introduced: "4.0.0", lastAffected: "", fixed: "4.2.3" }],
    references: [],
    emergency: false,
    timeline: [],
  };
  load.put(advisories, {
    id,
    caseId,
    publicId: reference,
    state: "published",
    contentSealed: vault.seal("advisories.content_sealed", id, contentJson(content)),
    authorId: personId,
    updatedAt: publishedAt,
    publishedAt,
  });
  load.put(advisoryRevisions, {
    id: randomUUID(),
    advisoryId: id,
    caseId,
    publicId: reference,
    number: 1,
    content,
    severity: plan.rating?.severity ?? "none",
    firstPublishedAt: publishedAt,
    publishedAt,
  });
  putCredit(scene, publishedAt);
}

function putCredit(
  { load, vault, caseId, reference, reporterId, personId, random }: Scene,
  thankedAt: Date,
): void {
  const id = randomUUID();
  const name = personName(random);
  load.put(credits, {
    id,
    caseId,
    participantId: reporterId,
    type: "finder",
    state: "accepted",
    nameSealed: vault.seal("credits.name_sealed", id, name),
    naming: "name",
    offeredBy: personId,
    offeredAt: thankedAt,
    answeredAt: thankedAt,
    publicName: name,
    publicLink: random() < 0.3 ? `https://${id.slice(0, 8)}.example.org/` : null,
    thankedYear: thankedAt.getUTCFullYear(),
    advisoryPublicId: reference,
    thankedAt,
  });
}
