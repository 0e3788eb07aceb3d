import type { Metadata } from "next";
import { SettingsHead } from "@/app/desk/settings/SettingsHead";
import type { FormField } from "@/components/form/FormControl";
import { OrderForm } from "@/components/form/OrderForm";
import { PlainForm } from "@/components/form/PlainForm";
import { EmptyState } from "@/components/ui/EmptyState";
import { KeyValues } from "@/components/ui/KeyValues";
import { Section } from "@/components/ui/Section";
import { REPLY_FIELD_NAMES, REPLY_FIELDS } from "@/lib/domain/reply/fields";
import { replyRegister } from "@/lib/queries/replies";
import { requireStaff } from "@/lib/server/require-staff";
import { add, archive, change, move } from "./actions";

export const metadata: Metadata = { title: "Canned replies" };

type Reply = Awaited<ReturnType<typeof replyRegister>>[number];

export default async function Replies() {
  const person = await requireStaff("reply.manage", "/desk/settings/replies");
  const replies = await replyRegister(person.actor);
  const used = replies.filter(({ archived }) => !archived);
  const archived = replies.filter((reply) => reply.archived);
  return (
    <>
      <SettingsHead
        person={person}
        here="/desk/settings/replies"
        title="Canned replies"
        lead="Texts to start an answer from. They are shown filled in before use, and can be changed before they are sent."
      />
      {used.length === 0 ? <EmptyState>No reply yet. Add the answer you write most often.</EmptyState> : null}
      {used.map((reply, place) => (
        <ReplySection key={reply.id} reply={reply} first={place === 0} last={place === used.length - 1} />
      ))}
      <Section title="Add a reply">
        <div className="max-w-measure">
          <PlainForm id="new-reply" action={add} fields={fieldsOf()} submit="Add reply" size="small" />
        </div>
        <h3 className="mt-6 text-14">Fields</h3>
        <KeyValues
          items={REPLY_FIELD_NAMES.map((field) => ({
            key: `{${field}}`,
            value: REPLY_FIELDS[field],
          }))}
        />
      </Section>
      {archived.length > 0 ? (
        <Section title="Archived">
          {archived.map((reply) => (
            <div key={reply.id} className="flex flex-wrap items-center gap-4 border-t border-line py-1.5">
              <span className="flex-1">{reply.name}</span>
              <Archive reply={reply} />
            </div>
          ))}
        </Section>
      ) : null}
    </>
  );
}

function fieldsOf(reply?: Reply): FormField[] {
  return [
    { name: "name", label: "Name", hint: "Read by the team only.", value: reply?.name },
    {
      name: "body",
      label: "Text",
      hint: "Markdown. Names in braces are filled in: {reference}, {reporter} and the others below.",
      kind: "area",
      value: reply?.body,
    },
  ];
}

function ReplySection({ reply, first, last }: { reply: Reply; first: boolean; last: boolean }) {
  return (
    <Section
      title={reply.name}
      size="small"
      className="mt-6"
      note={
        <OrderForm
          action={move}
          hidden={{ replyId: reply.id }}
          label={reply.name}
          first={first}
          last={last}
        />
      }
    >
      <p className="max-w-measure wrap-anywhere whitespace-pre-wrap text-muted">{reply.body}</p>
      <div className="flex flex-wrap items-center gap-x-6">
        <details className="max-w-measure min-w-0 open:basis-full">
          <summary>
            Change<span className="sr-only"> {reply.name}</span>
          </summary>
          <PlainForm
            id={`reply-${reply.id}`}
            action={change}
            fields={fieldsOf(reply)}
            hidden={{ replyId: reply.id, version: String(reply.version) }}
            submit="Save reply"
            variant="secondary"
            size="small"
          />
        </details>
        <Archive reply={reply} />
      </div>
    </Section>
  );
}

function Archive({ reply }: { reply: Reply }) {
  return (
    <PlainForm
      leaves
      id={`archive-${reply.id}`}
      action={archive}
      hidden={{ replyId: reply.id, archived: reply.archived ? "no" : "yes" }}
      submit={
        <>
          {reply.archived ? "Put back" : "Archive"}
          <span className="sr-only"> {reply.name}</span>
        </>
      }
      variant="quiet"
      size="small"
    />
  );
}
