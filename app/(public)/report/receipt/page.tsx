import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ReceiptBody } from "@/components/report/ReceiptBody";
import { requireInstance } from "../../instance";
import { requireReceipt } from "./receipt";

export async function generateMetadata(): Promise<Metadata> {
  const [found, { organisation }] = await Promise.all([requireReceipt(), requireInstance()]);
  return { title: `Report ${found?.receipt.reference ?? ""} received – ${organisation} Security` };
}

export default async function ReceiptPage() {
  const found = await requireReceipt();
  if (!found) redirect("/report/check?problems=1");
  return <ReceiptBody {...found} />;
}
