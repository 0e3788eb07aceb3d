import type { Metadata } from "next";
import { SettingsHead } from "@/app/desk/settings/SettingsHead";
import type { FormField } from "@/components/form/FormControl";
import { PlainForm } from "@/components/form/PlainForm";
import { archivedField } from "@/components/form/yes-or-no-field";
import { EmptyState } from "@/components/ui/EmptyState";
import { LineRow, Section } from "@/components/ui/Section";
import { Tag } from "@/components/ui/Tag";
import { Time } from "@/components/ui/Time";
import { productRegister } from "@/lib/queries/products";
import { includes, requireStaff } from "@/lib/server/require-staff";
import { branch, change, register } from "./actions";
import { RequirementForm, RequirementLine } from "./Requirements";

export const metadata: Metadata = { title: "Products" };

type Product = Awaited<ReturnType<typeof productRegister>>[number];

export default async function Products() {
  const person = await requireStaff("settings.read", "/desk/settings/products");
  const mayChange = includes(person, "settings.manage");
  const products = await productRegister(person.actor);
  return (
    <>
      <SettingsHead
        person={person}
        here="/desk/settings/products"
        title="Products and supported branches"
        lead="The report form offers these names. A fix counts as ready once every supported branch has a decision."
      />
      {products.length === 0 ? (
        <EmptyState>No product yet. Reporters name theirs in words.</EmptyState>
      ) : null}
      {products.map((product) => (
        <ProductSection key={product.id} product={product} mayChange={mayChange} />
      ))}
      {mayChange ? (
        <Section title="Add a product">
          <PlainForm
            id="new-product"
            action={register}
            fields={[{ name: "name", label: "Name" }]}
            submit="Add product"
            size="small"
          />
        </Section>
      ) : null}
    </>
  );
}

function ProductSection({ product, mayChange }: { product: Product; mayChange: boolean }) {
  return (
    <Section title={<bdi>{product.name}</bdi>} note={product.archived ? <Tag>Archived</Tag> : null}>
      {product.branches.map((one) => (
        <LineRow key={one.id} label={<bdi className="font-fact">{one.name}</bdi>}>
          {SUPPORT[one.support]}
          {one.supportedUntil ? (
            <>
              {one.support === "ended" ? " on " : " until "}
              <Time at={one.supportedUntil} style="date" />
            </>
          ) : null}
        </LineRow>
      ))}
      <RequirementLine product={product} />
      {mayChange ? <ProductForms product={product} /> : null}
    </Section>
  );
}

function ProductForms({ product }: { product: Product }) {
  return (
    <div className="grid gap-x-10 md:grid-cols-3">
      <PlainForm
        id={`branch-${product.id}`}
        fold={
          <>
            Add or change a branch <span className="sr-only">of {product.name}</span>
          </>
        }
        action={branch}
        fields={branchFields}
        hidden={{ productId: product.id, seen: String(product.version) }}
        submit="Save branch"
        variant="secondary"
        size="small"
      />
      <PlainForm
        id={`product-${product.id}`}
        fold={
          <>
            Rename or archive <span className="sr-only">{product.name}</span>
          </>
        }
        action={change}
        fields={productFields(product)}
        hidden={{ productId: product.id, version: String(product.version) }}
        submit="Save product"
        variant="secondary"
        size="small"
      />
      <RequirementForm product={product} />
    </div>
  );
}

const SUPPORT = { active: "Active support", extended: "Extended support", ended: "Support ended" } as const;

const branchFields: FormField[] = [
  {
    name: "name",
    label: "Branch",
    hint: "Such as 2.8. A name that is there already is changed.",
    mono: true,
  },
  {
    name: "support",
    label: "Support",
    kind: "select",
    options: Object.entries(SUPPORT).map(([value, label]) => ({ value, label })),
  },
  { name: "supportedUntil", label: "Until", kind: "date", optional: true },
];

function productFields(product: Product): FormField[] {
  return [
    { name: "name", label: "Name", value: product.name },
    archivedField("On the report form", product.archived),
  ];
}
