import { CheckboxRows, RadioRows } from "@/components/ui/ChoiceRows";
import { Field } from "@/components/ui/Field";
import { Select, TextArea, TextInput } from "@/components/ui/TextInput";
import { OTHER_PRODUCT } from "@/lib/domain/report/answers";
import { questionOf } from "@/lib/domain/report/questions";
import type { StepField } from "./step-fields";

type Props = {
  item: StepField;
  value: string;
  error?: string;
  optional: boolean;
  products: readonly { id: string; name: string }[];
  /** The answers after which more is asked. */
  asking?: readonly string[];
};

/** One question of the report with what was answered so far. */
export function AnswerInput({ item, value, error, optional, products, asking = [] }: Props) {
  const { field, ask, hint, rows, mono, type, autoComplete, help, after } = item;
  const question = questionOf(field);
  const words = { hint, error, optional };
  if (question.kind === "choice" || question.kind === "several") {
    const options = Object.entries(question.choices).map(([choice, label]) => ({
      value: choice,
      label,
      help: help?.[choice],
      asks: asking.includes(choice),
    }));
    return question.kind === "choice" ? (
      <RadioRows name={field} legend={ask} options={options} value={value} {...words} />
    ) : (
      <CheckboxRows name={field} legend={ask} options={options} values={value.split(" ")} {...words} />
    );
  }
  return (
    <Field id={field} label={ask} {...words}>
      {(control) => {
        // By the blank the style sheet knows an empty follow-up, which it may hide.
        const placeholder = after ? " " : undefined;
        const shared = { name: field, defaultValue: value, dir: "auto" as const, placeholder, ...control };
        if (field === "product")
          return <ProductSelect products={products} name={field} defaultValue={value} {...control} />;
        if (question.kind === "long") return <TextArea rows={rows} mono={mono} {...shared} />;
        return <TextInput type={type} mono={mono} autoComplete={autoComplete} {...shared} />;
      }}
    </Field>
  );
}

type SelectProps = {
  products: Props["products"];
  id: string;
  name: string;
  defaultValue: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
};

function ProductSelect({ products, ...control }: SelectProps) {
  const options = [
    ...products.map(({ id, name }) => ({ value: id, label: name })),
    { value: OTHER_PRODUCT, label: "Something else" },
  ];
  return <Select blank="Choose a product" options={options} className="max-w-96" {...control} />;
}
