import { DeadLink } from "@/components/identity/DeadLink";

export default function DeadResetLink() {
  return <DeadLink kind="password_reset" />;
}
