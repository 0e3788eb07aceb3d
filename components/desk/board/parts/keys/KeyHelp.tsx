"use client";

import { Button } from "@/components/ui/Button";
import { Overlay } from "@/components/ui/Overlay";
import { KeyCaps } from "./KeyCaps";
import { KEY_GROUPS, type KeyName, keyRow } from "./keys";

type Props = {
  open: boolean;
  onClosed: () => void;
  /** Those that do something on this page. */
  names: readonly KeyName[];
  singleKeys: boolean;
  onSingleKeys: (on: boolean) => void;
  /** Why the last change of it was not kept. */
  trouble: string | null;
};

/** The keys of this page, and the switch that turns those without Ctrl off (WCAG 2.1.4). */
export function KeyHelp({ open, onClosed, names, singleKeys, onSingleKeys, trouble }: Props) {
  const groups = KEY_GROUPS.map((group) => ({
    group,
    names: names.filter((name) => keyRow(name).group === group),
  })).filter(({ names: some }) => some.length > 0);
  return (
    <Overlay open={open} onClosed={onClosed} label="Keys" className="max-w-[44rem]">
      {(close) => (
        <div className="p-5">
          <div className="flex items-center gap-4">
            <h2>Keys</h2>
            <Button type="button" variant="quiet" size="small" className="ms-auto" onClick={close}>
              Close <kbd>Esc</kbd>
            </Button>
          </div>
          <label className="mt-3 flex items-start gap-3 border-y border-line py-2">
            <input
              type="checkbox"
              checked={singleKeys}
              onChange={(event) => onSingleKeys(event.target.checked)}
              className="mt-0.5"
            />
            <span>
              Single keys
              <span className="block text-13 text-muted">
                {singleKeys
                  ? "Switched off, only keys with Ctrl or ⌘ do something."
                  : "Off. Only keys with Ctrl or ⌘ do something."}
              </span>
            </span>
          </label>
          <p role="status" className="text-13 text-high">
            {trouble}
          </p>
          <div className="mt-3 gap-x-8 sm:columns-2">
            {groups.map(({ group, names: some }) => (
              <section key={group} className="mb-4 break-inside-avoid">
                <h3 className="border-b border-line pb-1 text-13 font-medium text-muted">{group}</h3>
                <dl>
                  {some.map((name) => (
                    <KeyLine key={name} name={name} off={!singleKeys && !keyRow(name).always} />
                  ))}
                </dl>
              </section>
            ))}
          </div>
        </div>
      )}
    </Overlay>
  );
}

function KeyLine({ name, off }: { name: KeyName; off: boolean }) {
  const { keys, words } = keyRow(name);
  return (
    <div className="flex items-center justify-between gap-3 py-1">
      <dt>{words}</dt>
      <dd className={`flex items-center gap-1.5 ${off ? "text-muted line-through" : ""}`}>
        {keys.map((spec, index) => (
          <span key={spec}>
            {index > 0 ? <span className="pe-1.5 text-muted">or</span> : null}
            <KeyCaps spec={spec} />
          </span>
        ))}
        {off ? <span className="sr-only">, switched off</span> : null}
      </dd>
    </div>
  );
}
