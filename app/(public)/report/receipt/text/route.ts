import { contentDisposition } from "@/lib/domain/file-name";
import { textFile } from "@/lib/server/text-file";
import { requireReceipt } from "../receipt";

// The exact bytes whose hash the receipt prints.
export async function GET() {
  const found = await requireReceipt();
  if (!found) return new Response("There is no receipt in this browser.\n", { status: 404 });
  return textFile(found.text, contentDisposition("report.txt"));
}
