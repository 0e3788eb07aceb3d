import type { Metadata } from "next";
import { PlainForm } from "@/components/form/PlainForm";
import { yesOrNoField } from "@/components/form/yes-or-no-field";
import { BackLink } from "@/components/ui/BackLink";
import { EmptyState } from "@/components/ui/EmptyState";
import { PageHead } from "@/components/ui/PageHead";
import { Section } from "@/components/ui/Section";
import { type BoardParams, readPlace, writePlace } from "@/lib/domain/board/place";
import { savedViews } from "@/lib/queries/board/saved";
import { includes, requireStaff } from "@/lib/server/require-staff";
import { save } from "./actions";
import { ViewRow } from "./ViewRow";

export const metadata: Metadata = { title: "Saved views" };

type Props = { searchParams: Promise<BoardParams> };

export default async function Views({ searchParams }: Props) {
  const params = await searchParams;
  const board = writePlace(readPlace(params).place);
  const person = await requireStaff("view.own", `/desk/board/views${board}`);
  const { own, shared, toSave } = await savedViews(person.actor, params);
  const shares = includes(person, "view.share");
  return (
    <>
      <PageHead
        size="desk"
        eyebrow={<BackLink href={`/desk/board${board}`}>Board</BackLink>}
        title="Saved views"
        lead="A view keeps a search and its order under a name, in the rail of the board."
      />
      {toSave === null ? null : (
        <Section title="Save this search">
          <PlainForm
            id="new-view"
            action={save}
            fields={[
              { name: "name", label: "Name" },
              { name: "search", label: "Search", value: toSave, mono: true },
              ...(shares ? [sharedField(false)] : []),
            ]}
            submit="Save view"
            size="small"
          />
        </Section>
      )}
      <Section title="Your views">
        {own.length === 0 ? (
          <EmptyState>None yet. Search on the board, then save the search from there.</EmptyState>
        ) : null}
        {own.map((view, at) => (
          <ViewRow
            key={view.key}
            view={view}
            first={at === 0}
            last={at === own.length - 1}
            fields={shares ? [sharedField(false)] : []}
          />
        ))}
      </Section>
      <Section title="Shared views">
        {shared.length === 0 ? <EmptyState>None yet.</EmptyState> : null}
        {shared.map((view, at) => (
          <ViewRow
            key={view.key}
            view={view}
            first={at === 0}
            last={at === shared.length - 1}
            fields={shares ? [sharedField(true)] : null}
          />
        ))}
      </Section>
    </>
  );
}

const sharedField = (shared: boolean) =>
  yesOrNoField("shared", "Who has it", { no: "Only you", yes: "Everybody of the team" }, shared);
