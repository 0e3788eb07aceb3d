/** How a case reached us. */
export const ORIGINS = ["form", "internal", "import", "mail", "api"] as const;
export type Origin = (typeof ORIGINS)[number];

/** Who a reporter says they are (S0.4: national CERTs and coordinators have ids of their own). */
export const REPORTER_KINDS = ["researcher", "user", "vendor", "cert", "team", "other"] as const;
export type ReporterKind = (typeof REPORTER_KINDS)[number];

/** Who may read a message or a file: the team only, the team and the reporter, or the team and invited parties. */
export const AUDIENCES = ["internal", "reporter", "vendor"] as const;
export type Audience = (typeof AUDIENCES)[number];

export const MESSAGE_KINDS = ["note", "message", "question", "correction", "fix_notice", "report"] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];
