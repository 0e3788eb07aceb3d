import { z } from "zod";
import { changesBetween } from "@/lib/domain/audit/change";
import { organisationNameSchema, referencePrefixSchema } from "@/lib/domain/settings/organisation";
import { useCase } from "@/lib/server/use-case";
import { alterSettings, lockSettings, seenSettings } from "./subject";

/**
 * Changes who runs this desk, by name, and what new references begin with. Cases keep the reference they have, and a
 * published policy keeps its words.
 */
export const changeOrganisation = useCase({
  input: z.object({
    ...seenSettings,
    organisationName: organisationNameSchema,
    referencePrefix: referencePrefixSchema,
  }),
  action: "settings.manage",
  load: lockSettings,
  run: async ({ tx, input, subject: { settings } }) => {
    const { organisationName, referencePrefix } = input;
    const changes = changesBetween(
      { organisation: settings.organisationName, reference_prefix: settings.referencePrefix },
      { organisation: organisationName, reference_prefix: referencePrefix },
    );
    return alterSettings(tx, {
      settings,
      seen: input.version,
      values: { organisationName, referencePrefix },
      action: "organisation.changed",
      changes,
    });
  },
});
