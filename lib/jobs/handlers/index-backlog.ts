import type { Handler } from "@/lib/jobs/handler";
import { indexBacklog } from "@/lib/usecases/search/index-backlog";

export const indexBacklogNow: Handler<"index-backlog"> = ({ after }, { caller }) =>
  indexBacklog(caller, after);
