import { requireStaff } from "@/lib/server/require-staff";

export default async function DeskPage() {
  const { name } = await requireStaff("account.own");
  return <h1>Signed in as {name}</h1>;
}
