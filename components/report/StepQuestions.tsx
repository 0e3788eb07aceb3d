import type { ComponentProps } from "react";
import { AnswerInput } from "./AnswerInput";
import type { StepField } from "./step-fields";

type Props = {
  items: readonly StepField[];
  inputOf: (item: StepField) => Omit<ComponentProps<typeof AnswerInput>, "item" | "asking">;
};

/** The questions of a step. What is asked only after some answers stands under its question; controls.css hides it until then. */
export function StepQuestions({ items, inputOf }: Props) {
  return items
    .filter(({ after }) => after === undefined)
    .map((item) => {
      const followUps = items.filter(({ after }) => after?.field === item.field);
      const asking = followUps.flatMap(({ after }) => after?.answers ?? []);
      return (
        <div key={item.field} className="question">
          <AnswerInput item={item} asking={asking} {...inputOf(item)} />
          {followUps.map((followUp) => (
            <div key={followUp.field} className="follow-up">
              <AnswerInput item={followUp} {...inputOf(followUp)} />
            </div>
          ))}
        </div>
      );
    });
}
