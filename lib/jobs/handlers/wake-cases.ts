import type { Handler } from "@/lib/jobs/handler";
import { wakeDueCases } from "@/lib/usecases/clocks/wake-due";

export const wakeCasesNow: Handler<"wake-cases"> = async (_payload, { caller }) => {
  await wakeDueCases(caller);
};
