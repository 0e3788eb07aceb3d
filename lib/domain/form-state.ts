/** What a form action hands back to its page: the words to show, and the answers so that nothing is lost. */
export type FormState<Review = never> =
  | { status: "idle" }
  | {
      status: "done";
      message: string;
      /** What is shown this once and never again: a link, recovery codes. */
      shown?: Readonly<Record<string, string>>;
    }
  | {
      status: "failed";
      message: string;
      fields: readonly { field: string; message: string }[];
      values: Readonly<Record<string, string>>;
    }
  | {
      /** Nothing is saved yet: what would be, to be looked at and sent again. */
      status: "review";
      review: Review;
      values: Readonly<Record<string, string>>;
    };

/** The state of a form nobody has sent yet. */
export const IDLE = { status: "idle" } as const;

export type FormAction<Review = never> = (
  previous: FormState<Review>,
  form: FormData,
) => Promise<FormState<Review>>;
