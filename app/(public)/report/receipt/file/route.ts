import { contentDisposition } from "@/lib/domain/file-name";
import { receiptFile } from "@/lib/domain/report/receipt";
import { publicInstance } from "@/lib/queries/policy";
import { publicAddress } from "@/lib/server/public-address";
import { receiptPublicKey } from "@/lib/server/receipts";
import { services } from "@/lib/server/services";
import { textFile } from "@/lib/server/text-file";
import { noReceipt, receiptToSave } from "../receipt";

export async function GET(request: Request) {
  const [found, instance] = await Promise.all([receiptToSave(), publicInstance()]);
  if (!found || !instance) return noReceipt();
  const text = receiptFile(found.receipt, {
    organisation: instance.organisation,
    code: found.characters,
    trackUrl: publicAddress(request, "/track"),
    keyUrl: publicAddress(request, "/.well-known/breakwater-receipt-key"),
    publicKey: receiptPublicKey(services().keyring).pem,
  });
  return textFile(text, contentDisposition(`receipt-${found.receipt.reference}.txt`));
}
