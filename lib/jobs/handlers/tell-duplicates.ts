import type { Handler } from "@/lib/jobs/handler";
import { tellDuplicates } from "@/lib/usecases/duplicates/tell";

export const tellDuplicatesNow: Handler<"tell-duplicates"> = async (payload, { caller }) => {
  await tellDuplicates(caller, payload);
};
