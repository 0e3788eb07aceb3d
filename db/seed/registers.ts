import { addLabel } from "@/lib/usecases/labels/register";
import { addReply } from "@/lib/usecases/replies/change";
import { saveView } from "@/lib/usecases/views/save";
import { before } from "./clock";
import type { LabelKey } from "./script";
import { as, type EmptyStage, type Stage } from "./stage";

const LABELS = {
  "memory safety": "warn",
  authentication: "accent",
  "supply chain": "vendor",
  regression: "warn",
  hardening: "neutral",
  "has a workaround": "ok",
} as const satisfies Record<LabelKey, string>;

const REPLIES = [
  {
    name: "Thank you, we look at it",
    body: "Dear {reporter},\n\nthank you for your report. It has the reference {reference}, and we are trying it now. You hear from us again by {next_date}, sooner if we can say more.",
  },
  {
    name: "Which version is it?",
    body: "Thank you. Could you tell us which version of {product} you tried, and whether it also happens on the latest one?\n\n- the output of `--version`\n- how it was installed\n- anything in the configuration that is not as it came",
  },
  {
    name: "The fix is out",
    body: "The fix for {reference} is out, and the advisory with it. Thank you for your patience; {assignee} is glad to hear whether it works for you.",
  },
];

const VIEWS = [
  { by: "mara", name: "Critical and high", search: "is:open severity:>=high sort:severity", shared: true },
  { by: "mara", name: "My fixes", search: "is:mine state:accepted,remediating sort:promise", shared: false },
] as const;

/** What the team keeps beside its cases: labels, canned replies, saved views. Returns the ids of the labels. */
export async function fillRegisters(stage: EmptyStage): Promise<Stage["labels"]> {
  const at = before(stage.now, "400d");
  const mara = as(stage, "mara", at);
  const labels: [string, string][] = [];
  for (const [name, tone] of Object.entries(LABELS))
    labels.push([name, (await addLabel(mara, { name, tone })).labelId]);
  for (const reply of REPLIES) await addReply(mara, reply);
  for (const { by, ...view } of VIEWS) await saveView(as(stage, by, at), view);
  return Object.fromEntries(labels) as Stage["labels"];
}
