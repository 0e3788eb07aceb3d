import type { AdvisoryLine, PublicAdvisory } from "./public";

/** The JSON twin of an advisory's page. Details and workaround stay Markdown; times are UTC. */
export function advisoryJson(advisory: PublicAdvisory, address: string) {
  const { content } = advisory;
  return {
    id: advisory.publicId,
    url: address,
    title: content.title,
    summary: content.summary,
    details: content.details,
    workaround: content.workaround,
    severity: content.severity,
    cvss: content.vectors,
    cwes: content.cwes,
    aliases: content.cves,
    affected: content.affected.map(({ product, introduced, lastAffected, fixed }) => ({
      product,
      introduced: introduced || null,
      lastAffected: lastAffected || null,
      fixed: fixed || null,
    })),
    references: content.references,
    emergency: content.emergency,
    timeline: content.timeline,
    credits: advisory.credits,
    revision: advisory.revision,
    published: advisory.firstPublishedAt,
    modified: advisory.publishedAt,
    withdrawn: advisory.withdrawnAt,
  };
}

/** One line of the list's JSON twin. */
export function advisoryLineJson(line: AdvisoryLine, address: string) {
  const { publicId, firstPublishedAt, publishedAt, withdrawnAt, cves, ...rest } = line;
  return {
    id: publicId,
    url: address,
    ...rest,
    aliases: cves,
    published: firstPublishedAt,
    modified: publishedAt,
    withdrawn: withdrawnAt,
  };
}
