import { EmptyState } from "@/components/ui/EmptyState";
import { AS, StackedTable, StackLabel, Td, Th } from "@/components/ui/Table";
import { Time } from "@/components/ui/Time";
import { IMPACT_AXES, type ImpactAxis, type ImpactLevel } from "@/lib/domain/impact";
import { AXIS_WORDS } from "./impact-words";

type Entry = {
  id: string;
  levels: readonly { axis: ImpactAxis; level: ImpactLevel | null }[];
  reason: string | null;
  by: string | null;
  at: string;
};

/** Every board that was judged, newest first, with why it changed. */
export function ImpactHistory({ entries }: { entries: readonly Entry[] }) {
  if (entries.length === 0) return <EmptyState>Nobody has judged the impact yet.</EmptyState>;
  return (
    <StackedTable
      caption="Impact boards, newest first"
      heads={
        <>
          <Th>When</Th>
          <Th>Who</Th>
          {IMPACT_AXES.map((axis) => (
            <Th key={axis}>{AXIS_WORDS[axis]}</Th>
          ))}
          <Th>Why it changed</Th>
        </>
      }
    >
      {entries.map(({ id, levels, reason, by, at }) => (
        <tr key={id} {...AS.row}>
          <Td className="stack-corner">
            <Time at={at} style="date" />
          </Td>
          <Td className="stack-first max-md:font-fact">{by ?? "The team"}</Td>
          {levels.map(({ axis, level }) => (
            <Td key={axis} className={level === "total" ? "font-fact" : ""}>
              <StackLabel>{`${AXIS_WORDS[axis]}:`}</StackLabel>
              {level ?? "–"}
            </Td>
          ))}
          <Td className={reason === null ? "max-md:hidden" : ""}>
            {reason ?? <span className="text-muted">–</span>}
          </Td>
        </tr>
      ))}
    </StackedTable>
  );
}
