import type { Metadata } from "next";
import { SettingsHead } from "@/app/desk/settings/SettingsHead";
import { LabelMark } from "@/components/desk/LabelMark";
import type { FormField } from "@/components/form/FormControl";
import { PlainForm } from "@/components/form/PlainForm";
import { archivedField } from "@/components/form/yes-or-no-field";
import { EmptyState } from "@/components/ui/EmptyState";
import { PlainLink } from "@/components/ui/PlainLink";
import { LineRow, Section } from "@/components/ui/Section";
import { Tag } from "@/components/ui/Tag";
import { LABEL_TONE_WORDS } from "@/lib/domain/board/label";
import { readPlace, writePlace } from "@/lib/domain/board/place";
import { printValue } from "@/lib/domain/search/print";
import { labelRegister } from "@/lib/queries/labels";
import { requireStaff } from "@/lib/server/require-staff";
import { add, change } from "./actions";

export const metadata: Metadata = { title: "Labels" };

type Label = Awaited<ReturnType<typeof labelRegister>>[number];

export default async function Labels() {
  const person = await requireStaff("label.manage", "/desk/labels");
  const labels = await labelRegister(person.actor);
  return (
    <>
      <SettingsHead
        person={person}
        here="/desk/labels"
        title="Labels"
        lead="The team’s own words for its cases. Reporters never see them."
      />
      {labels.length === 0 ? <EmptyState>No label yet. Add the first one below.</EmptyState> : null}
      <div className="mt-6">
        {labels.map((label) => (
          <LabelRow key={label.id} label={label} />
        ))}
      </div>
      <Section title="Add a label">
        <PlainForm id="new-label" action={add} fields={fieldsOf()} submit="Add label" size="small" />
      </Section>
    </>
  );
}

function LabelRow({ label }: { label: Label }) {
  const { id, name, tone, version, archived } = label;
  const found = writePlace(readPlace({ q: `label:${printValue(name)}` }).place);
  return (
    <div className="max-w-measure">
      <LineRow
        label={
          <>
            <LabelMark name={name} tone={tone} /> {archived ? <Tag>Archived</Tag> : null}
          </>
        }
      >
        <PlainLink href={`/desk/board${found}`}>
          Cases <span className="sr-only">with {name}</span>
        </PlainLink>
      </LineRow>
      <PlainForm
        fold={
          <>
            Rename, recolour or archive <span className="sr-only">{name}</span>
          </>
        }
        id={`label-${id}`}
        action={change}
        fields={[...fieldsOf(label), archivedField("On the board", archived)]}
        hidden={{ labelId: id, version: String(version) }}
        submit="Save label"
        variant="secondary"
        size="small"
      />
    </div>
  );
}

function fieldsOf(label?: Label): FormField[] {
  return [
    { name: "name", label: "Name", value: label?.name },
    {
      name: "tone",
      label: "Colour",
      hint: "Only repeats what the name says.",
      kind: "select",
      options: Object.entries(LABEL_TONE_WORDS).map(([value, words]) => ({ value, label: words })),
      value: label?.tone ?? "neutral",
    },
  ];
}
