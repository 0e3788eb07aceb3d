import { REQUIREMENT_AXES, type Requirement } from "@/lib/domain/product/register";

/** How much an installation of a product stands to lose, as the register knows it; null: not said. */
export type ProductRequirements = {
  confidentiality: Requirement | null;
  integrity: Requirement | null;
  availability: Requirement | null;
};

const METRIC = { confidentiality: "CR", integrity: "IR", availability: "AR" } as const;
const VALUE = { low: "L", medium: "M", high: "H" } as const satisfies Record<Requirement, string>;

/** The environmental metrics a product fills in, by code; the same in both versions (3.1 §4.1, 4.0 §4.1). */
export function requirementChoices(product: ProductRequirements): Readonly<Record<string, string>> {
  return Object.fromEntries(
    REQUIREMENT_AXES.flatMap((axis) => {
      const required = product[axis];
      return required === null ? [] : [[METRIC[axis], VALUE[required]]];
    }),
  );
}
