import { contentDisposition } from "@/lib/domain/file-name";
import { textFile } from "@/lib/server/text-file";
import { noReceipt, receiptToSave } from "../receipt";

// The exact bytes whose hash the receipt prints.
export async function GET() {
  const found = await receiptToSave();
  if (!found) return noReceipt();
  return textFile(found.text, contentDisposition("report.txt"));
}
