"use client";

import { asSent, asTyped, belongs, isOvertaken, standingBeside } from "@/components/form/as-typed";
import { FormControl, type FormField } from "@/components/form/FormControl";
import { HiddenFields } from "@/components/form/HiddenFields";
import { useActionForm } from "@/components/form/use-action-form";
import { ProofPart, proofControlId } from "@/components/identity/ProofPart";
import { Banner } from "@/components/ui/Banner";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { FieldError } from "@/components/ui/Field";
import { Section } from "@/components/ui/Section";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { Tag } from "@/components/ui/Tag";
import { TextInput } from "@/components/ui/TextInput";
import type { FormAction } from "@/lib/domain/form-state";

/** How often something may be done. */
export type Rate = {
  name: string;
  words: string;
  tries: number;
  window: string;
  bounds: string;
  /** What the environment of the server puts in its place. */
  overridden: number | null;
};

export type LimitGroup = { title: string; fields: FormField[] };

type Props = {
  action: FormAction;
  hidden: Readonly<Record<string, string>>;
  groups: LimitGroup[];
  rates: Rate[];
  note: React.ReactNode;
};

const PROOF_ID = "limits-proof";

/** All limits as one form. Works without JavaScript; a refusal keeps what was typed. */
export function LimitsForm({ action, hidden, groups, rates, note }: Props) {
  const fields = groups.flatMap((group) => group.fields);
  const owner = (problem: string) => fields.find(({ name }) => belongs(problem, name))?.name;
  const form = useActionForm(action, (problem) =>
    problem.startsWith("rates.") ? problem : (owner(problem) ?? proofControlId(PROOF_ID, problem)),
  );
  const { returned, proof } = form;
  const overtaken = returned !== null && proof === null && isOvertaken(hidden, returned);
  return (
    <form action={form.send} noValidate>
      <ErrorSummary errors={form.errors} kept="Nothing was saved; what you typed is still here." />
      {form.done ? (
        <div className="mb-4">
          <Banner tone="ok" live>
            {form.done}
          </Banner>
        </div>
      ) : null}
      <div>
        {groups.map((group) => (
          <Section key={group.title} size="small" title={group.title}>
            {group.fields.map((field) => (
              <FormControl
                key={field.name}
                field={returned ? asTyped(field, returned) : field}
                standing={overtaken ? standingBeside(field, returned) : undefined}
                error={form.errorOf(field.name) ?? form.errorOf(`${field.name}.amount`)}
                size="small"
              />
            ))}
          </Section>
        ))}
        <Section size="small" title="How often">
          <RateRows rates={rates} overtaken={overtaken} typed={form.typed} errorOf={form.errorOf} />
        </Section>
      </div>
      <HiddenFields values={proof && returned ? asSent(hidden, returned) : hidden} />
      {proof ? (
        <ProofPart proof={proof} id={PROOF_ID} submit="Save" retype={false} errorOf={form.errorOf} />
      ) : null}
      <div className="mt-5 flex flex-wrap items-center gap-4">
        <SubmitButton>Save</SubmitButton>
        <span className="text-13 text-muted">{note}</span>
      </div>
    </form>
  );
}

type RateProps = {
  rates: Rate[];
  overtaken: boolean;
  typed: (field: string, otherwise: string) => string;
  errorOf: (field: string) => string | undefined;
};

function RateRows({ rates, overtaken, typed, errorOf }: RateProps) {
  return (
    <ul>
      {rates.map(({ name, words, tries, window, bounds, overridden }) => {
        const field = `rates.${name}`;
        const error = errorOf(field);
        return (
          <li key={name} className="border-t border-line py-1.5">
            {error ? <FieldError id={field} words={error} className="mb-1" /> : null}
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <div className="min-w-0 flex-1">
                <label htmlFor={field}>
                  {words}
                  <span className="block text-13 text-muted">{bounds}</span>
                  {overtaken && typed(field, String(tries)) !== String(tries) ? (
                    <b className="block text-13">Saved by somebody else meanwhile: {tries}</b>
                  ) : null}
                </label>
                {overridden === null ? null : <Tag>{`${overridden} by the environment`}</Tag>}
              </div>
              <span className="flex flex-none items-center gap-2">
                <TextInput
                  dense
                  id={field}
                  name={field}
                  inputMode="numeric"
                  autoComplete="off"
                  aria-describedby={error ? `${field}-error` : undefined}
                  aria-invalid={error ? true : undefined}
                  defaultValue={typed(field, String(tries))}
                  className="w-20! text-end"
                />
                <span className="w-24 text-muted">in {window}</span>
              </span>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
