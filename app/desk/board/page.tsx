import type { Metadata } from "next";
import { Board } from "@/components/desk/board/Board";
import { type BoardParams, readPlace, writePlace } from "@/lib/domain/board/place";
import { boardPage } from "@/lib/queries/board/frame";
import { includes, requireStaff } from "@/lib/server/require-staff";
import { currentTime } from "@/lib/server/time";

export const metadata: Metadata = { title: "Board" };

type Props = { searchParams: Promise<BoardParams> };

export default async function BoardPage({ searchParams }: Props) {
  const params = await searchParams;
  const person = await requireStaff("case.read", `/desk/board${writePlace(readPlace(params).place)}`);
  const { data, frame } = await boardPage(person.actor, params, currentTime());
  return (
    <Board
      data={data}
      frame={frame}
      mayCreate={includes(person, "case.create")}
      mayExport={includes(person, "case.export")}
    />
  );
}
