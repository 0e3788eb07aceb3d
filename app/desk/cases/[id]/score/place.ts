import { notFound } from "next/navigation";
import { editingOn } from "@/app/desk/cases/[id]/editing";
import type { PersonActor } from "@/lib/domain/access/actor";
import { withoutScores } from "@/lib/queries/blind-scoring";
import { type ScoredVulnerability, type ScoringPage, scoringPage } from "@/lib/queries/scoring";
import { answersForm } from "@/lib/server/request-facts";
import { requireStaff } from "@/lib/server/require-staff";
import { currentTime } from "@/lib/server/time";

/** The parts of scoring, each a page of its own. */
export const PARTS = { cvss: "", impact: "/impact", ssvc: "/ssvc", weakness: "/weakness" } as const;
export type Part = keyof typeof PARTS;

export type ScoreProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What a scoring page starts from: the case, the vulnerability it is about, and what its forms send along unseen. */
export type ScoringPlace = {
  page: ScoringPage;
  flaw: ScoredVulnerability | undefined;
  search: Readonly<Record<string, string | undefined>>;
  actor: PersonActor;
  editable: boolean;
  /** A second score is given here without sight of the first (`?blank=1`): the page holds no score at all. */
  blind: boolean;
  /** Why nothing can be changed now, where only the case's state stands against it. */
  lock: string | null;
  hidden: Record<string, string>;
  /** The address of a part, about the same vulnerability; a blind score stays blind from form to form. */
  addressOf: (part: Part, more?: Record<string, string>) => string;
};

/** Loads the case for one part of scoring; ends in "not found" where it is absent or not for this person. */
export async function scoringPlace(part: Part, { params, searchParams }: ScoreProps): Promise<ScoringPlace> {
  const { id: reference } = await params;
  const search = textsOf(await searchParams);
  const here = `/desk/cases/${reference}/score`;
  const { actor } = await requireStaff("case.read", `${here}${PARTS[part]}`);
  const now = currentTime();
  const found = await scoringPage(actor, reference, now);
  if (!found) notFound();
  const blind = part === "cvss" && search.blank === "1";
  const page = blind ? withoutScores(found) : found;
  const flaw = page.vulnerabilities.find(({ id }) => id === search.v) ?? page.vulnerabilities[0];
  const kept: Record<string, string> = flaw && page.vulnerabilities.length > 1 ? { v: flaw.id } : {};
  const asked = { actor, sent: await answersForm(), now };
  const { open, lock } = editingOn({ ...page.head, access: page.access }, asked, "case.score", "score");
  return {
    page,
    flaw,
    search,
    actor,
    editable: open,
    blind,
    lock,
    hidden: {
      caseId: page.head.id,
      vulnerabilityId: flaw?.id ?? "",
      ...(flaw ? { seen: String(flaw.version) } : {}),
    },
    addressOf: (other, more = {}) => {
      const blank: Record<string, string> = blind && other === "cvss" ? { blank: "1" } : {};
      const query = new URLSearchParams({ ...kept, ...blank, ...more }).toString();
      return `${here}${PARTS[other]}${query === "" ? "" : `?${query}`}`;
    },
  };
}

function textsOf(search: Record<string, string | string[] | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(search).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}
