import type { Handler } from "@/lib/jobs/handler";
import { indexCaseIfThere } from "@/lib/usecases/search/index-case";

export const indexCaseNow: Handler<"index-case"> = ({ caseId }, { caller }) =>
  indexCaseIfThere(caller, caseId);
