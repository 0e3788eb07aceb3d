/** Whose history a chain of audit events tells: a case's, a person's, or the installation's. */
export const CHAIN_KINDS = ["case", "person", "instance"] as const;
export type ChainKind = (typeof CHAIN_KINDS)[number];

/** Who reads an event in a timeline: the team alone, or the reporter too. */
export const EVENT_AUDIENCES = ["team", "reporter"] as const;
export type EventAudience = (typeof EVENT_AUDIENCES)[number];
