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

/** Widths in pixels that a column may have. */
export const COLUMN_WIDTHS = { least: 48, most: 800 } as const;

/** Columns without which no row could be told from another. */
export const FIXED_COLUMNS: readonly BoardColumn[] = ["reference", "title"];

export function isBoardColumn(name: string): name is BoardColumn {
  return Object.hasOwn(BOARD_COLUMNS, name);
}

/**
 * What somebody kept, as this version of the board can show it: columns it does not know are left out, those it cannot do
 * without put back, and everything that was never chosen is as on a new desk.
 */
export function mergedPreferences(kept: Partial<BoardPreferences> | null | undefined): BoardPreferences {
  const shown = [...new Set(kept?.columns ?? DEFAULT_PREFERENCES.columns)].filter(isBoardColumn);
  const missing = FIXED_COLUMNS.filter((name) => !shown.includes(name));
  const widths = Object.entries(kept?.widths ?? {}).filter(([name]) => isBoardColumn(name));
  return {
    columns: [...missing, ...shown],
    widths: Object.fromEntries(widths),
    density: DENSITIES.find((density) => density === kept?.density) ?? DEFAULT_PREFERENCES.density,
  };
}
