import type { Role } from "@/lib/domain/access/roles";
import type { REJECTION_OUTCOMES } from "@/lib/domain/case/states";
import type { Other } from "@/lib/domain/case/waiting";
import type { CreditType } from "@/lib/domain/credit/states";
import type { ImpactAxis, ImpactLevel } from "@/lib/domain/impact";
import type { Requirement } from "@/lib/domain/product/register";
import type { AnswerField } from "@/lib/domain/report/questions";
import type { Severity } from "@/lib/domain/severity";
import type {
  Automatable,
  Exploitation,
  SafetyImpact,
  TechnicalImpact,
  ValueDensity,
} from "@/lib/domain/ssvc/tree";

/** The demonstration team, one person a role. */
export type PersonKey = "noor" | "mara" | "selin" | "jonas" | "tomas" | "priya";
export type TeamMember = { key: PersonKey; name: string; email: string; role: Role };

export type LabelKey =
  | "memory safety"
  | "authentication"
  | "supply chain"
  | "regression"
  | "hardening"
  | "has a workaround";

export type ProductKey = "server" | "agent" | "hooks";
export type DemoProduct = {
  key: ProductKey;
  name: string;
  /** What an installation stands to lose: confidentiality, integrity, availability. */
  matters?: readonly [Requirement, Requirement, Requirement];
  branches: readonly { name: string; support: "active" | "extended" | "ended"; untilDays: number }[];
};

/** How long before the seed's `now` something happened: "12d 3h 5m". Whole texts of times stay out of the scripts. */
export type Ago = string;

export type Impact = Partial<Record<ImpactAxis, readonly [Exclude<ImpactLevel, "none">, string]>>;
/** The answers to the supplier tree, in the order they are asked. */
export type DemoSsvc = readonly [Exploitation, Automatable, ValueDensity, TechnicalImpact, SafetyImpact];
export type AffectedRows = readonly {
  product: ProductKey;
  introduced?: string;
  lastAffected?: string;
  fixed?: string;
}[];
export type DemoFile = { name: string; text: string };

/** What somebody did on a case. `by` names the person of the team; acts of the reporter and of the system need none. */
export type Act = { ago: Ago } & (
  | { act: "acknowledge" | "ask" | "write" | "told" | "note"; by: PersonKey; text: string }
  | { act: "reply" | "correct" | "reopen"; text: string; files?: readonly DemoFile[] }
  | { act: "withdraw" | "expire" | "answer credit" | "decline credit" }
  | { act: "ask for a name"; name: string; naming: "name" | "pseudonym" }
  | { act: "assign"; by: PersonKey; to: PersonKey }
  | { act: "restrict" | "approve" | "schedule" | "publish"; by: PersonKey }
  | { act: "rate"; by: PersonKey; vector: string; cwe: string; cve?: string; impact: Impact; why?: string }
  | { act: "affected"; by: PersonKey; rows: AffectedRows }
  | { act: "ssvc"; by: PersonKey; answers: DemoSsvc; why?: string }
  | { act: "their score"; by: PersonKey; issuer: "vendor" | "cna" | "database"; name: string; vector: string }
  | { act: "word the impact"; by: PersonKey; text: string }
  | {
      act: "accept";
      by: PersonKey;
      severity?: Severity;
      reason?: string;
      product?: ProductKey;
      text?: string;
    }
  | { act: "plan"; by: PersonKey; owner: PersonKey; dueInDays: number; text?: string }
  | { act: "embargo"; by: PersonKey; endsInDays: number }
  | { act: "decide"; by: PersonKey; branch: string; decision: "fix" | "mitigate" | "wont_fix"; text?: string }
  | { act: "fix"; by: PersonKey; reference?: string; mitigation?: string; evidence?: string }
  | { act: "fix ready"; by: PersonKey }
  | { act: "advise"; by: PersonKey; text: AdvisoryText }
  | { act: "publish emergency"; by: PersonKey; reason: string }
  | { act: "close"; by: PersonKey; text?: string }
  | { act: "label"; by: PersonKey; labels: readonly LabelKey[] }
  | { act: "watch"; by: PersonKey }
  | { act: "snooze"; by: PersonKey; dueInDays: number }
  | { act: "wait for"; by: PersonKey; whom: Other; party: string }
  /** `of` is the key of an earlier case. */
  | { act: "duplicate"; by: PersonKey; of: string; reason: string }
  | { act: "reject"; by: PersonKey; outcome: (typeof REJECTION_OUTCOMES)[number]; reason?: string }
  | { act: "withhold"; by: PersonKey; reason: string; text: string }
  | { act: "credit"; by: PersonKey; name: string; naming: Naming; type?: CreditType; link?: string }
);
export type ActOf<Name extends Act["act"]> = Act & { act: Name };

type Naming = "name" | "pseudonym" | "anonymous";

/** What the team writes into an advisory; the rest of it comes from scores and affected versions. */
export type AdvisoryText = {
  summary: string;
  details: string;
  workaround?: string;
  references?: readonly { label: string; url: string }[];
};

/** A report as a stranger sent it, and what became of it. */
export type CaseScript = {
  key: string;
  received: Ago;
  product?: ProductKey;
  answers: Partial<Record<Exclude<AnswerField, "product">, string>> & { title: string; summary: string };
  files?: readonly DemoFile[];
  acts: readonly Act[];
};

/** Something the team found itself: a case without a reporter. */
export type IncidentScript = {
  key: string;
  found: Ago;
  by: PersonKey;
  title: string;
  description: string;
  product: ProductKey;
  acts: readonly Act[];
};
