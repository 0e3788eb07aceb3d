/** What was posted, each name with all its values in order. Secrets are never among them. */
export type Typed = Readonly<Record<string, readonly string[]>>;

/** A fresh proof of identity that the form itself has to carry when it is sent again, and the ways this person has. */
export type ProofAsked = {
  password: boolean;
  /** The second factor stands beside the password. */
  code: boolean;
  /** Two codes in a row, where too many wrong ones were entered. */
  twoCodes: boolean;
  /** What a browser needs to ask for a passkey (WebAuthn §5.5); null: this person has none. */
  passkey: {
    challenge: string;
    rpId?: string;
    timeout?: number;
    userVerification?: "required" | "preferred" | "discouraged";
    allowCredentials?: { id: string; type: "public-key" }[];
  } | null;
};

/** What a form action hands back to its page: the words to show, and the answers so that nothing is lost. */
export type FormState<Review = never> =
  | { status: "idle" }
  | {
      status: "done";
      message: string;
      /** What is shown this once and never again: a link, recovery codes. */
      shown?: Readonly<Record<string, string>>;
      /** Which version of its subject the act made. */
      version?: number;
    }
  | {
      status: "failed";
      /** Somebody else was first: what is on the page is newer than what was sent. */
      overtaken?: boolean;
      /** Empty where nothing is wrong and only a proof is asked for. */
      message: string;
      fields: readonly { field: string; message: string }[];
      values: Typed;
      proof?: ProofAsked;
      /** What helps, in a tab of its own, so that this one stays as it is: signing in again. */
      link?: { href: string; words: string };
    }
  | {
      /** Nothing is saved yet: what would be, to be looked at and sent again. */
      status: "review";
      review: Review;
      values: Typed;
    };

/** The state of a form nobody has sent yet. */
export const IDLE: FormState = { status: "idle" };

export type FormAction<Review = never> = (
  previous: FormState<Review>,
  form: FormData,
) => Promise<FormState<Review>>;

/** What was typed under a name with one value; undefined where it was not posted. */
export function typedText(typed: Typed | undefined, name: string): string | undefined {
  return typed && Object.hasOwn(typed, name) ? typed[name]?.at(-1) : undefined;
}
