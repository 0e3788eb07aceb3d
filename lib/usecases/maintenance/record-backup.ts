import { z } from "zod";
import { INSTANCE_CHAIN } from "@/lib/server/audit/append";
import { noSubject, useCase } from "@/lib/server/use-case";

/** Notes that a backup was written, so that the desk can say how old the last one is. */
export const recordBackup = useCase({
  input: z.object({ tables: z.int().nonnegative(), rows: z.int().nonnegative() }),
  action: "maintenance.run",
  load: noSubject,
  run: async ({ input }) => ({
    result: undefined,
    events: [{ chain: INSTANCE_CHAIN, action: "backup.written", data: input }],
  }),
});
