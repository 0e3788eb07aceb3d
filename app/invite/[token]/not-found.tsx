import { DeadLink } from "@/components/identity/DeadLink";

export default function DeadInvitation() {
  return <DeadLink kind="invitation" />;
}
