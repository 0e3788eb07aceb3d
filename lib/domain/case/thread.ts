import type { MessageKind } from "./origins";

/** A file as the thread lists it. */
export type CaseFile = { id: string; name: string; sizeBytes: number };

/** A report in the thread of a case, without its answers: they are read sealed and shown rendered. */
export type ThreadReport = {
  type: "report";
  id: string;
  at: Date;
  author: string;
  files: CaseFile[];
  receipt: { textSha256: string; keyId: string; policyNumber: number } | null;
  attestation: string | null;
};

/** A message or note, without its text, for the same reason. */
export type ThreadMessage = {
  type: "message";
  id: string;
  at: Date;
  voice: "reporter" | "team" | "internal" | "vendor";
  kind: MessageKind;
  author: string;
  files: CaseFile[];
};

/** What happened, in words. */
export type ThreadEvent = {
  type: "event";
  id: string;
  at: Date;
  icon: string;
  who: string;
  words: string;
  reason: string | null;
  bad: boolean;
};
