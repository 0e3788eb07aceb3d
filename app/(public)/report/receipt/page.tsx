import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ReceiptBody, ReceiptGone } from "@/components/report/ReceiptBody";
import { requireInstance } from "../../instance";
import { requireReceipt } from "./receipt";

export async function generateMetadata(): Promise<Metadata> {
  const [found, { organisation }] = await Promise.all([requireReceipt(), requireInstance()]);
  const reference = found && found.code !== "gone" ? `${found.receipt.reference} ` : "";
  return { title: `Report ${reference}received – ${organisation} Security` };
}

export default async function ReceiptPage() {
  const found = await requireReceipt();
  if (!found) redirect("/report/check?problems=1");
  if (found.code === "gone") return <ReceiptGone />;
  return <ReceiptBody receipt={found.receipt} code={found.code === "shown" ? found.characters : null} />;
}
