import { ask } from "@/components/desk/ask-desk";
import type { BoardData } from "@/lib/domain/board/data";
import type { CaseName } from "@/lib/domain/search/case-names";

/** The reference of the one case of that name that this person may read, closed ones too. Null where there is none, or several. */
export async function findNamedCase(name: CaseName): Promise<string | null> {
  const query = new URLSearchParams({ q: name.kind === "cve" ? `cve:${name.cveId}` : nameOf(name) });
  const data = await ask<BoardData>(`/api/v1/cases?${query}`, {}, {}).catch(() => null);
  const found = (data?.rows ?? []).filter(
    ({ reference }) => name.kind === "cve" || reference.endsWith(nameOf(name)),
  );
  return found.length === 1 ? (found[0]?.reference ?? null) : null;
}

const nameOf = (name: Exclude<CaseName, { kind: "cve" }>) =>
  name.kind === "code" ? name.code : name.reference;
