import type { Handler } from "@/lib/jobs/handler";
import { deliverNotice } from "@/lib/usecases/notices/deliver";

export const sendNotice: Handler<"send-notice"> = ({ noticeId }, { caller, lastTry }) =>
  deliverNotice(caller, { noticeId, lastTry });
