import "server-only";
import { z } from "zod";
import type { FormAction } from "@/lib/domain/form-state";
import { ownAccount } from "@/lib/queries/account";
import { confirmOptions } from "@/lib/queries/passkeys";
import { asksForTwoCodes } from "@/lib/queries/second-step";
import { type ActionOptions, action, type StepUp } from "@/lib/server/action";
import { AppError, unauthenticated } from "@/lib/server/errors";
import { requestOrigin, sessionFacts } from "@/lib/server/request-facts";
import { currentTime } from "@/lib/server/time";
import type { UseCase } from "@/lib/server/use-case";
import { callerOf, signedIn } from "@/lib/server/who";
import { confirmIdentity } from "@/lib/usecases/sign-in/confirm";
import { confirmWithPasskey } from "@/lib/usecases/sign-in/passkey";

const text = z.string().catch("");
const Proof = z.object({ proof: z.object({ password: text, code: text, nextCode: text, response: text }) });

/** A proof of identity inside the form that needs one. */
const stepUp: StepUp = {
  async prove(input) {
    const given = Proof.safeParse(input);
    if (!given.success) return;
    const { response, ...codes } = given.data.proof;
    const caller = await callerOf("staff");
    if (caller.actor.type !== "person") throw unauthenticated();
    const facts = await sessionFacts();
    const proven = response
      ? confirmWithPasskey(caller, { ...facts, response })
      : confirmIdentity(caller, { ...facts, ...codes });
    await proven.catch((error: unknown) => {
      throw error instanceof AppError ? belowProof(error) : error;
    });
  },
  async ask() {
    const person = await signedIn();
    if (!person) throw unauthenticated();
    const { hasPassword, totp } = await ownAccount(person.actor);
    return {
      password: hasPassword,
      code: hasPassword && totp === "confirmed",
      twoCodes: await asksForTwoCodes(person.actor),
      passkey: await confirmOptions(person.actor, await requestOrigin(), currentTime()),
    };
  },
};

// The form may have a field of the same name for something else: a new password, the code of another app.
function belowProof(error: AppError): AppError {
  const fields = error.details.fields?.map(({ field, message }) => ({ field: `proof.${field}`, message }));
  return new AppError(error.code, error.publicMessage, { ...error.details, ...(fields && { fields }) });
}

/** A use case as the action of a form on the desk. @example export const acknowledge = deskAction(acknowledgeCase, { message: "Acknowledged." }); */
export function deskAction<Result, Review = never>(
  perform: UseCase<Result>,
  options: ActionOptions<Result, Review> = {},
): FormAction<Review> {
  return action(perform, { as: "staff", stepUp, ...options });
}
