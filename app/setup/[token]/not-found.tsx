import { DeadLink } from "@/components/identity/DeadLink";

export default function DeadSetupLink() {
  return <DeadLink kind="setup" />;
}
