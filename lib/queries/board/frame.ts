import { asc, eq, isNull } from "drizzle-orm";
import { labels, personPreferences } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { mayEver } from "@/lib/domain/access/policy";
import { worksOnCases } from "@/lib/domain/access/works-on-cases";
import { ACT_NAMES, mayEverAct } from "@/lib/domain/board/act-actions";
import type { BoardData, BoardFrame } from "@/lib/domain/board/data";
import type { BoardParams } from "@/lib/domain/board/place";
import { mergedPreferences } from "@/lib/domain/board/preferences";
import { deskChoices } from "@/lib/queries/desk-choices";
import type { Reading } from "@/lib/server/read";
import { beginningOf } from "./beginning";
import { boardWith } from "./board";
import { allViews } from "./views";

/** The board at this address and what stands around it, in one transaction: what the page needs to begin with. */
export async function boardPage(
  actor: PersonActor,
  params: BoardParams,
  now: Date,
): Promise<{ data: BoardData; frame: BoardFrame }> {
  return boardWith({ actor, now }, params, async (asked, reading) => {
    const [data, frame] = await Promise.all([asked, frameFor(reading, actor)]);
    const beginning = data.count.number === 0 ? await beginningOf(reading.tx, actor) : null;
    return { data, frame: { ...frame, beginning } };
  });
}

async function frameFor(reading: Reading, actor: PersonActor): Promise<Omit<BoardFrame, "beginning">> {
  const { tx } = reading;
  const { personId } = actor;
  const [views, { products, people }, marks, [own]] = await Promise.all([
    allViews(reading),
    deskChoices(tx),
    tx
      .select({ id: labels.id, name: labels.name, tone: labels.tone })
      .from(labels)
      .where(isNull(labels.archivedAt))
      .orderBy(asc(labels.name)),
    tx.select().from(personPreferences).where(eq(personPreferences.personId, personId)),
  ]);
  return {
    views,
    products,
    people: people.flatMap(({ roles, ...person }) => (worksOnCases(roles) ? [person] : [])),
    labels: marks,
    preferences: mergedPreferences(own?.board),
    acts: ACT_NAMES.filter((name) => mayEverAct(actor, name)),
    sharesViews: mayEver(actor, "view.share"),
  };
}
