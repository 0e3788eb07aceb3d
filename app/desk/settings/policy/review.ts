import "server-only";
import { policyHtml } from "@/app/policy-html";
import type { ShownReview } from "@/components/settings/PolicyReview";
import { CLOCK_KINDS } from "@/lib/domain/clock/promise";
import type { PolicyData } from "@/lib/domain/policy/policy";
import { POLICY_LABELS } from "@/lib/domain/policy/words";
import { dueSteps } from "@/lib/domain/report/receipt";
import { publicInstance } from "@/lib/queries/policy";
import { currentTime } from "@/lib/server/time";
import type { PolicyReview } from "@/lib/usecases/settings/publish-policy";

/** What the form shows before it publishes: the changes, the dates they lead to, and the text as the public reads it. */
export async function shownReview({ number, data, changes, reviewed }: PolicyReview): Promise<ShownReview> {
  const inForce = (await publicInstance())?.policy.data ?? data;
  return {
    number,
    reviewed,
    changes,
    policy: data,
    html: await policyHtml(data, false),
    due: dueNow(inForce, data, currentTime()),
  };
}

function dueNow(before: PolicyData, after: PolicyData, now: Date): ShownReview["due"] {
  const [was, is] = [dueSteps(before, now), dueSteps(after, now)];
  return CLOCK_KINDS.flatMap((kind) => {
    const [then, next] = [was[kind] ?? null, is[kind] ?? null];
    return then === next ? [] : [{ label: POLICY_LABELS[kind], before: then, after: next }];
  });
}
