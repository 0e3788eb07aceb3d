import { redirect } from "next/navigation";
import { PageHead } from "@/components/ui/PageHead";
import { includes, requireStaff } from "@/lib/server/require-staff";

/** Where signing in leads: the board, or for somebody without a desk role what they can do. */
export default async function DeskPage() {
  const person = await requireStaff("account.own");
  if (includes(person, "people.read")) redirect("/desk/board");
  return <PageHead size="desk" title={person.name} lead="You have no role on this desk at the moment." />;
}
