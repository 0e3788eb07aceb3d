import { currentTime } from "@/lib/server/time";
import { issueSetupLink } from "@/lib/usecases/setup/issue-link";

/** The path behind which the first administrator is made, or null once set-up is complete. */
export async function newSetupPath(): Promise<string | null> {
  const link = await issueSetupLink({ actor: { type: "system", task: "start" }, now: currentTime() }, {});
  return link?.path ?? null;
}
