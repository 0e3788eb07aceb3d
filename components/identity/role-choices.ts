import type { Choice } from "@/components/ui/ChoiceRows";
import { ROLE_HELP, ROLES } from "@/lib/domain/access/roles";

export const roleChoices: Choice[] = ROLES.map((role) => ({
  value: role,
  label: role,
  help: ROLE_HELP[role],
}));
