import type { Action } from "@/lib/domain/access/policy";

export type SettingsPage = {
  href: string;
  label: string;
  /** Who may open it. */
  action: Action;
  /** What stands there, where nothing else tells. */
  about?: string;
  /** Other words it is found by. */
  words?: string;
};

/** Every page of the settings, in the order of their tabs. */
export const SETTINGS_PAGES = [
  {
    href: "/desk/settings/organisation",
    label: "Organisation",
    action: "settings.read",
    words: "name prefix reference contact",
  },
  { href: "/desk/settings/policy", label: "Policy", action: "settings.read", words: "promises scope" },
  { href: "/desk/settings/products", label: "Products", action: "settings.read", words: "branches versions" },
  {
    href: "/desk/labels",
    label: "Labels",
    action: "label.manage",
    about: "The team’s own words for its cases",
    words: "tags",
  },
  {
    href: "/desk/settings/playbooks",
    label: "Playbooks",
    action: "playbook.manage",
    about: "What the team does in each state of a case, as checklists",
    words: "checklists",
  },
  {
    href: "/desk/settings/replies",
    label: "Canned replies",
    action: "reply.manage",
    about: "Texts to start an answer from, with fields that a case fills in",
    words: "templates answers",
  },
  { href: "/desk/settings/search", label: "Word search", action: "settings.manage", words: "index" },
  { href: "/desk/settings/limits", label: "Limits", action: "settings.read", words: "rates storage quota" },
  {
    href: "/desk/settings/sign-in",
    label: "Sign-in",
    action: "settings.read",
    words: "second factor sessions",
  },
  {
    href: "/desk/settings/self-check",
    label: "Self-check",
    action: "settings.read",
    words: "mail tls backup clock",
  },
] as const satisfies readonly SettingsPage[];

export type SettingsAddress = (typeof SETTINGS_PAGES)[number]["href"];
