import type { FormField } from "@/components/form/FormControl";
import type { LimitGroup, Rate } from "@/components/settings/LimitsForm";
import { MOST_FILES } from "@/lib/domain/file-limits";
import {
  RATE_LIMIT_NAMES,
  RATE_LIMIT_WORDS,
  RATE_LIMITS,
  type RateLimitName,
  windowWords,
} from "@/lib/domain/rate-limits";
import { amountOf, SIZE_UNITS } from "@/lib/domain/settings/amount";
import { type Limits, savedTries } from "@/lib/domain/settings/limits";

const units = Object.keys(SIZE_UNITS).map((unit) => ({ value: unit, label: unit }));

function size(bytes: number): Pick<FormField, "kind" | "value" | "unit" | "options"> {
  const { amount, unit } = amountOf(SIZE_UNITS, bytes);
  return { kind: "amount", value: amount, unit, options: units };
}

/** The limits as groups of fields; `label`, `value` and `unit` also say them where nothing can be changed. */
export function limitGroups({ reportsHeldAbove, storageQuotaBytes, fileLimits }: Limits): LimitGroup[] {
  return [
    {
      title: "Reports",
      fields: [
        {
          name: "reportsHeldAbove",
          label: "Reports an hour before more are held",
          hint: "Above it, reports are still accepted and wait on the board as held: no flood closes the intake.",
          kind: "number",
          value: String(reportsHeldAbove),
        },
      ],
    },
    {
      title: "Files",
      fields: [
        {
          name: "quota",
          label: "Room for all files",
          hint: "When it is full, reporters are asked to go on without their file. The last fifth is for the team and for reporters whose report was sent.",
          ...size(storageQuotaBytes),
        },
        {
          name: "files",
          label: "Files of one report or message",
          hint: `From 1 to ${MOST_FILES}.`,
          kind: "number",
          value: String(fileLimits.files),
        },
        {
          name: "file",
          label: "Size of one file",
          hint: "A proxy in front must let at least as much pass in one request.",
          ...size(fileLimits.fileBytes),
        },
        { name: "caseFiles", label: "All files of a case together", ...size(fileLimits.caseBytes) },
      ],
    },
  ];
}

/** How often strangers may do something, with what the environment says instead. */
export function rateRows({ rateLimits }: Limits, overridden: Partial<Record<RateLimitName, number>>): Rate[] {
  return RATE_LIMIT_NAMES.map((name) => {
    const { tries, seconds, least, most } = RATE_LIMITS[name];
    return {
      name,
      words: RATE_LIMIT_WORDS[name],
      tries: savedTries(rateLimits, name),
      window: windowWords(seconds),
      bounds: `From ${least} to ${most.toLocaleString("en")}; ${tries} when set up`,
      overridden: overridden[name] ?? null,
    };
  });
}
