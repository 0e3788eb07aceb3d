import type { KeyName } from "../keys/keys";

/** The parts of the command menu, in the order they stand while nothing is typed. */
export const COMMAND_GROUPS = [
  "Chosen cases",
  "This case",
  "Cases shown",
  "Views",
  "Go to",
  "Filter",
  "Order",
  "Appearance",
  "Keys",
] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** One line of the command menu. */
export type Command = {
  /** Unique in the menu. */
  id: string;
  group: CommandGroup;
  label: string;
  /** Other words it is found by. */
  words?: string;
  /** Small, after the label: what it is about, or that it stands so already. */
  note?: string;
  /** The key that does the same. */
  key?: KeyName;
  /** One of very many: shown once something is typed. */
  rare?: true;
  run: () => void;
};
