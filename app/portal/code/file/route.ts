import { contentDisposition } from "@/lib/domain/file-name";
import { newCodeFile } from "@/lib/domain/report/receipt";
import { publicAddress } from "@/lib/server/public-address";
import { textFile } from "@/lib/server/text-file";
import { newCode } from "../new-code";

export async function GET(request: Request) {
  const found = await newCode();
  if (!found) return new Response("There is no new code in this browser.\n", { status: 404 });
  const text = newCodeFile({ ...found, trackUrl: publicAddress(request, "/track") });
  return textFile(text, contentDisposition(`code-${found.reference}.txt`));
}
