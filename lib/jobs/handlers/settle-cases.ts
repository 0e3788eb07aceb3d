import type { Handler } from "@/lib/jobs/handler";
import { settleDueCases } from "@/lib/usecases/clocks/settle-due";

export const settleCasesNow: Handler<"settle-cases"> = async (_payload, { caller }) => {
  await settleDueCases(caller);
};
