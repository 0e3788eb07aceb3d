import type { Handler } from "@/lib/jobs/handler";
import { watchClocks } from "@/lib/usecases/clocks/watch";

export const watchClocksNow: Handler<"watch-clocks"> = async (_payload, { caller }) => {
  await watchClocks(caller);
};
