import { receiptPublicKey } from "@/lib/server/receipts";
import { services } from "@/lib/server/services";

/** The key that receipts are signed with; a receipt file says how to verify. */
export function GET() {
  const { pem, keyId } = receiptPublicKey(services().keyring);
  return new Response(`Key ${keyId}, Ed25519\n\n${pem}`, {
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
