import { Tag } from "@/components/ui/Tag";
import { findCwe, mappingAdvice } from "@/lib/domain/cwe/find";
import { MAPPING_LABELS } from "@/lib/domain/cwe/usage";

/** The chosen weakness with what MITRE says about naming it as a cause. For the server: it reads the whole list. */
export function WeaknessLine({ cweId }: { cweId: string | null }) {
  const cwe = cweId === null ? undefined : findCwe(cweId);
  if (cweId === null) return <p className="text-muted">No weakness chosen yet.</p>;
  const advice = cwe ? mappingAdvice(cwe) : null;
  return (
    <>
      <p>
        <a href={`https://cwe.mitre.org/data/definitions/${cweId.replace("CWE-", "")}.html`} rel="noreferrer">
          {cweId}
        </a>{" "}
        {cwe?.name} {cwe ? <Tag>{MAPPING_LABELS[cwe.usage]}</Tag> : null}
      </p>
      {advice && advice.verdict !== "fine" ? (
        <p className="mt-1 text-13 text-high">{advice.message}</p>
      ) : null}
    </>
  );
}
