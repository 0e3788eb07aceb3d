/** The views every desk starts with, by the part of the rail they stand in. `search` is what the search box shows. */
export const BUILT_IN_VIEWS = {
  "first-response": {
    label: "Needs first response",
    group: "queues",
    search: "is:needs-first-response -is:snoozed sort:promise",
  },
  "next-response": {
    label: "Needs next response",
    group: "queues",
    search: "is:needs-next-response -is:snoozed sort:promise",
  },
  investigating: {
    label: "Investigating",
    group: "queues",
    search: "state:acknowledged -is:snoozed sort:priority",
  },
  "waiting-reporter": {
    label: "Waiting for the reporter",
    group: "queues",
    search: "state:needs_info sort:activity",
  },
  "waiting-others": {
    label: "Waiting for others",
    group: "queues",
    search: "is:open is:waiting-for-others sort:promise",
  },
  "ready-to-publish": {
    label: "Ready to publish",
    group: "queues",
    search: "state:fix_ready,scheduled sort:embargo",
  },
  overdue: { label: "Overdue", group: "queues", search: "is:overdue sort:promise" },
  snoozed: { label: "Snoozed", group: "queues", search: "is:open is:snoozed sort:promise" },
  all: { label: "All open", group: "cases", search: "is:open -is:snoozed sort:promise" },
  mine: { label: "Mine", group: "cases", search: "is:open is:mine sort:promise" },
  unassigned: { label: "Unassigned", group: "cases", search: "is:open is:unassigned sort:promise" },
  watched: { label: "Watched", group: "cases", search: "is:open is:watched sort:activity" },
  embargoed: { label: "Under embargo", group: "cases", search: "is:embargoed sort:embargo" },
  closed: { label: "Closed", group: "cases", search: "is:closed sort:closed" },
} as const satisfies Record<string, { label: string; group: "queues" | "cases"; search: string }>;

export type BuiltInView = keyof typeof BUILT_IN_VIEWS;
export const FIRST_VIEW: BuiltInView = "all";

export function isBuiltInView(text: string): text is BuiltInView {
  return Object.hasOwn(BUILT_IN_VIEWS, text);
}
