/** Row heights of the board, in pixels. */
export const DENSITIES = [32, 40, 48] as const;
export type Density = (typeof DENSITIES)[number];

/** The board's columns in the order they stand; `hidden` ones start out of sight. */
export const BOARD_COLUMNS = {
  reference: { label: "Case" },
  title: { label: "Title, and why it is here" },
  severity: { label: "Severity" },
  state: { label: "State" },
  product: { label: "Product" },
  assignee: { label: "Assignee" },
  promise: { label: "Next promise" },
  embargo: { label: "Embargo" },
  priority: { label: "Priority", hidden: true },
  labels: { label: "Labels", hidden: true },
  received: { label: "Age", hidden: true },
  activity: { label: "Last activity", hidden: true },
  reporter: { label: "Reporter", hidden: true },
  quality: { label: "Report quality", hidden: true },
} as const satisfies Record<string, { label: string; hidden?: true }>;
export type BoardColumn = keyof typeof BOARD_COLUMNS;

/** How one person likes the board. `columns`: those shown, in order; `widths`: pixels, where changed. */
export type BoardPreferences = {
  columns: readonly BoardColumn[];
  widths: Partial<Record<BoardColumn, number>>;
  density: Density;
};

export const DEFAULT_PREFERENCES: BoardPreferences = {
  columns: (Object.keys(BOARD_COLUMNS) as BoardColumn[]).filter((name) => !("hidden" in BOARD_COLUMNS[name])),
  widths: {},
  density: 48,
};
