import { earlierReportFile } from "@/lib/domain/duplicates/earlier-report";
import { contentDisposition } from "@/lib/domain/file-name";
import { earlierReportToKeep } from "@/lib/queries/portal-earlier";
import { publicAddress } from "@/lib/server/public-address";
import { receiptPublicKey } from "@/lib/server/receipts";
import { services } from "@/lib/server/services";
import { textFile } from "@/lib/server/text-file";
import { portalActor } from "@/lib/server/who";

/** The signed statement about an earlier report, as a file to keep. */
export async function GET(request: Request) {
  const actor = await portalActor();
  const found = actor && (await earlierReportToKeep(actor));
  if (!found) return new Response("There is no such statement for this case.\n", { status: 404 });
  const text = earlierReportFile(found.report, {
    organisation: found.organisation,
    keyUrl: publicAddress(request, "/.well-known/breakwater-receipt-key"),
    publicKey: receiptPublicKey(services().keyring).pem,
  });
  return textFile(text, contentDisposition("earlier-report.txt"));
}
