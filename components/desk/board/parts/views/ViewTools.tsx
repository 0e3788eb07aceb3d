"use client";

import { useState } from "react";
import { Dialog } from "@/components/ui/Dialog";
import { Menu, type MenuEntry } from "@/components/ui/Menu";
import { PlainLink } from "@/components/ui/PlainLink";
import type { BoardView } from "@/lib/domain/board/data";
import type { BoardPlace } from "@/lib/domain/board/place";
import type { Order } from "@/lib/domain/search/sorts";
import { DeleteView } from "./DeleteView";
import { useKeeping } from "./use-keeping";
import { ViewForm, type ViewWords } from "./ViewForm";
import { mayChange, savingHref, viewHref } from "./view-places";
import { viewsApi } from "./views-api";

type Props = {
  view: BoardView;
  place: BoardPlace;
  /** The search and the order that are shown, and whether they are not the view's own. */
  text: string;
  order: Order;
  changed: boolean;
  /** The search as a view keeps it, with its order; null where a part of it makes no sense. */
  search: string | null;
  sharesViews: boolean;
  onReset: () => void;
  /** A view was kept under this key, or is gone (null): the list of views is old. */
  onKept: (key: string | null) => void;
};

type Form = "save" | "rename" | "delete";

/** What can be done with the view that is shown: keeping what was changed, or undoing it, and its name. */
export function ViewTools(props: Props) {
  const { view, search, changed, sharesViews, onKept } = props;
  const [form, setForm] = useState<Form | null>(null);
  const { busy, failure, keep, forget } = useKeeping();
  const own = mayChange(view, sharesViews) && view.version !== null ? { version: view.version } : null;

  const close = () => {
    setForm(null);
    forget();
  };
  const kept = ({ key }: { key: string }) => {
    close();
    onKept(key);
  };
  const saveAs = (words: ViewWords) => keep(() => viewsApi.save({ ...words, search: search ?? "" }), kept);
  const rename = (words: ViewWords) =>
    keep(() => viewsApi.change(view.key, { version: own?.version ?? 0, ...renamed(view, words) }), kept);
  const save =
    own && search !== null ? () => keep(() => viewsApi.change(view.key, { ...own, search }), kept) : null;
  const remove = () =>
    keep(
      () => viewsApi.remove(view.key, { version: own?.version ?? 0 }),
      () => {
        close();
        onKept(null);
      },
    );
  return (
    <>
      {changed ? <Changed {...props} onSave={save} onSaveAs={() => setForm("save")} busy={busy} /> : null}
      {own ? <OwnMenu onRename={() => setForm("rename")} onDelete={() => setForm("delete")} /> : null}
      {failure !== null && form === null ? (
        <p role="alert" className="text-13 text-high">
          {failure}
        </p>
      ) : null}
      <Dialog
        title={form === null ? "" : TITLES[form]}
        open={form !== null}
        onOpenChange={(open) => (open ? undefined : close())}
      >
        {form === "delete" ? (
          <DeleteView view={view} busy={busy} failure={failure} onDelete={remove} onCancel={close} />
        ) : (
          <ViewForm
            key={`${form} ${view.key}`}
            start={form === "rename" ? { name: view.label, shared: view.group === "shared" } : NEW}
            submit={form === "rename" ? "Save" : "Save view"}
            sharesViews={sharesViews}
            busy={busy}
            failure={failure}
            onSubmit={form === "rename" ? rename : saveAs}
            onCancel={close}
          />
        )}
      </Dialog>
    </>
  );
}

const TITLES: Readonly<Record<Form, string>> = {
  save: "Save this view",
  rename: "Name and sharing",
  delete: "Delete this view",
};

const NEW: ViewWords = { name: "", shared: false };

// What stays is not sent: sharing asks for more than a name does.
function renamed(view: BoardView, { name, shared }: ViewWords) {
  const wasShared = view.group === "shared";
  return { name, ...(shared === wasShared ? {} : { shared }) };
}

type ChangedProps = Props & { onSave: (() => void) | null; onSaveAs: () => void; busy: boolean };

function Changed({ view, place, text, order, search, onReset, onSave, onSaveAs, busy }: ChangedProps) {
  const act = "cursor-pointer text-accent underline disabled:cursor-not-allowed disabled:text-muted";
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-1.5 rounded-box border border-line-strong px-2 text-13 leading-6">
      view changed:
      {onSave ? (
        <button type="button" className={`${act} noscript:hidden`} onClick={onSave} disabled={busy}>
          save
        </button>
      ) : null}
      {search === null ? null : (
        <PlainLink
          href={savingHref(view.key, text, order)}
          className="text-accent"
          onNavigate={(event) => {
            event.preventDefault();
            onSaveAs();
          }}
        >
          save as …
        </PlainLink>
      )}
      <PlainLink
        href={viewHref(place, view.key)}
        className="text-accent"
        onNavigate={(event) => {
          event.preventDefault();
          onReset();
        }}
      >
        reset
      </PlainLink>
    </span>
  );
}

function OwnMenu({ onRename, onDelete }: { onRename: () => void; onDelete: () => void }) {
  const entries: MenuEntry[] = [
    { label: "Name and sharing …", onSelect: onRename },
    { label: "Order of the views", href: "/desk/board/views" },
    { label: "Delete …", onSelect: onDelete, destructive: true },
  ];
  return <Menu trigger="View" label="Change this view" entries={entries} />;
}
