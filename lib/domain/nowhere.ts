/** Whose pages an address belongs to. */
export const SIDES = ["public", "portal", "desk"] as const;
export type Side = (typeof SIDES)[number];

const DESK_PLACES = ["desk", "sign-in", "invite", "reset", "setup"];

/** The side of a path, with or without a query. */
export function sideOf(path: string): Side {
  const place = path.split(/[/?#]/)[1] ?? "";
  if (place === "portal") return "portal";
  return DESK_PLACES.includes(place) ? "desk" : "public";
}

type Way = { href: string; words: string; note: string };

/** What stands where there is nothing: the same words whether a private thing is there or not. */
export const NOWHERE: { title: string; words: string; ways: Record<Side, readonly Way[]> } = {
  title: "This page does not exist, or is not for you to see",
  words:
    "Both look the same here on purpose: the address of a private case must not tell whether the case exists. Nothing was changed.",
  ways: {
    public: [
      { href: "/", words: "Security policy", note: "What is promised, and how to reach the team" },
      { href: "/report", words: "Report a vulnerability", note: "In private, without an account" },
      { href: "/advisories", words: "Advisories", note: "Everything that was published" },
      { href: "/track", words: "Track a report", note: "Your own case, with its code" },
      { href: "/desk/board", words: "Team", note: "The desk, for those who sign in" },
    ],
    portal: [
      { href: "/portal", words: "Your case", note: "If it is open in this browser" },
      { href: "/track", words: "Track a report", note: "Enter your code again" },
      { href: "/", words: "Security policy", note: "What is promised, and how to reach the team" },
    ],
    desk: [
      { href: "/desk/board", words: "Board", note: "Every case that you take part in or may read" },
      { href: "/desk/advisories", words: "Advisories", note: "Drafts and what was published" },
      { href: "/desk/account", words: "Your account", note: "Which roles you have" },
      { href: "/sign-in", words: "Sign in", note: "If you are not signed in, or as somebody who may see it" },
    ],
  },
};
