import { PlainForm } from "@/components/form/PlainForm";
import { LineRow } from "@/components/ui/Section";
import type { ProductRequirements } from "@/lib/domain/cvss/requirements";
import { REQUIREMENT_AXES, REQUIREMENT_LABELS, REQUIREMENTS } from "@/lib/domain/product/register";
import { upperFirst } from "@/lib/domain/text";
import { requirements } from "./actions";

type Props = { product: { id: string; name: string; version: number; requirements: ProductRequirements } };

/** What an installation of a product stands to lose, where somebody has said it. */
export function RequirementLine({ product }: Props) {
  const said = REQUIREMENT_AXES.flatMap((axis) => {
    const required = product.requirements[axis];
    return required === null ? [] : [`${axis} ${REQUIREMENT_LABELS[required].toLowerCase()}`];
  });
  if (said.length === 0) return null;
  return <LineRow label="How much it matters">{said.join(", ")}</LineRow>;
}

const REQUIREMENT_HINT =
  "How much it would hurt an installation to lose each. New scores start from this (CVSS: CR, IR, AR); scores that stand are not changed.";

/** Sets it: new scores of the product's cases start their environment from this. */
export function RequirementForm({ product }: Props) {
  return (
    <PlainForm
      id={`requirements-${product.id}`}
      fold={
        <>
          Say how much it matters <span className="sr-only">for {product.name}</span>
        </>
      }
      action={requirements}
      fields={REQUIREMENT_AXES.map((axis) => ({
        name: axis,
        label: upperFirst(axis),
        hint: axis === "confidentiality" ? REQUIREMENT_HINT : undefined,
        kind: "select",
        options: [
          { value: "", label: "Not said" },
          ...REQUIREMENTS.map((value) => ({ value, label: REQUIREMENT_LABELS[value] })),
        ],
        value: product.requirements[axis] ?? "",
      }))}
      hidden={{ productId: product.id, version: String(product.version) }}
      submit="Save how much it matters"
      variant="secondary"
      size="small"
    />
  );
}
