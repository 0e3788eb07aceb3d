import type { Handler } from "@/lib/jobs/handler";
import { sweepExpired } from "@/lib/usecases/maintenance/sweep";

export const sweepExpiredNow: Handler<"sweep-expired"> = async (_payload, { caller }) => {
  await sweepExpired(caller, {});
};
