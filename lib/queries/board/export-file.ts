import type { PersonActor } from "@/lib/domain/access/actor";
import { csvLine } from "@/lib/domain/board/csv";
import {
  EXPORT_COLUMNS,
  EXPORT_LIMIT,
  type ExportedCase,
  type ExportFormat,
} from "@/lib/domain/board/export";
import { type Exported, exportedCases } from "./export";

const STOPPED = `Stopped after ${EXPORT_LIMIT.toLocaleString("en")} cases. Narrow the search for the rest.`;

/** The cases of a search as a file that is made while it is read, never held whole. */
export function exportFile(
  now: Date,
  { format, ...asked }: Exported & { format: ExportFormat },
  whoAsks: () => Promise<PersonActor | null>,
): ReadableStream<Uint8Array> {
  const batches = exportedCases(now, asked, whoAsks);
  return streamOf(format === "csv" ? csvParts(batches) : jsonParts(batches));
}

type Batches = ReturnType<typeof exportedCases>;

async function* csvParts(batches: Batches): AsyncGenerator<string> {
  // Without this mark, Excel takes UTF-8 for an older encoding.
  yield `\uFEFF${csvLine(Object.keys(EXPORT_COLUMNS))}`;
  const { stopped } = yield* eachBatch(batches, (rows) => rows.map(csvRow).join(""));
  if (stopped) yield csvLine([STOPPED]);
}

const csvRow = (row: ExportedCase) => csvLine(Object.values(EXPORT_COLUMNS).map((cell) => cell(row)));

async function* jsonParts(batches: Batches): AsyncGenerator<string> {
  yield '{"cases":[';
  let separator = "\n";
  const { stopped } = yield* eachBatch(batches, (rows) =>
    rows
      .map((row) => {
        const text = separator + JSON.stringify(row);
        separator = ",\n";
        return text;
      })
      .join(""),
  );
  yield `\n],"stopped":${stopped}}\n`;
}

async function* eachBatch(
  batches: Batches,
  write: (rows: ExportedCase[]) => string,
): AsyncGenerator<string, { stopped: boolean }> {
  for (;;) {
    const batch = await batches.next();
    if (batch.done) return batch.value;
    yield write(batch.value);
  }
}

function streamOf(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}
