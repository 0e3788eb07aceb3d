import { allContacts } from "@/lib/domain/policy/contact";
import { securityTxt } from "@/lib/domain/security-txt";
import { publicInstance } from "@/lib/queries/policy";
import { publicAddress } from "@/lib/server/public-address";
import { currentTime } from "@/lib/server/time";

export async function GET(request: Request) {
  const instance = await publicInstance();
  if (!instance) return new Response("This desk is not set up yet.\n", { status: 404 });
  const { number, data } = instance.policy;
  const text = securityTxt({
    origin: publicAddress(request, ""),
    contacts: allContacts(data).map(({ href }) => href),
    policyNumber: number,
    now: currentTime(),
  });
  return new Response(text, { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
