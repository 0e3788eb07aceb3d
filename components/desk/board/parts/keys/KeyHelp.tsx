"use client";

import { Button } from "@/components/ui/Button";
import { Overlay } from "@/components/ui/Overlay";
import { KeyCaps } from "./KeyCaps";
import { KEY_GROUPS, type KeyName, keyRow } from "./keys";

type Props = {
  open: boolean;
  onClosed: () => void;
  /** Those of this page. */
  names: readonly KeyName[];
  /** Those among them that have nothing to act on just now, or are not for this person. */
  idle: ReadonlySet<KeyName>;
  singleKeys: boolean;
  onSingleKeys: (on: boolean) => void;
  /** Why the last change of it was not kept. */
  trouble: string | null;
};

/** The keys of this page, and the switch that turns those without Ctrl off (WCAG 2.1.4). */
export default function KeyHelp({ open, onClosed, names, idle, singleKeys, onSingleKeys, trouble }: Props) {
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
                    <KeyLine
                      key={name}
                      name={name}
                      off={!singleKeys && !keyRow(name).always}
                      idle={idle.has(name)}
                    />
                  ))}
                </dl>
              </section>
            ))}
          </div>
          {idle.size > 0 ? (
            <p className="text-13 text-muted">Those in grey have nothing to act on just now.</p>
          ) : null}
        </div>
      )}
    </Overlay>
  );
}

function KeyLine({ name, off, idle }: { name: KeyName; off: boolean; idle: boolean }) {
  const { keys, words } = keyRow(name);
  return (
    <div className={`flex items-center justify-between gap-3 py-1 ${idle ? "text-muted" : ""}`}>
      <dt>{words}</dt>
      <dd className={`flex items-center gap-1.5 ${off ? "text-muted line-through" : ""}`}>
        {keys.map((spec, index) => (
          <span key={spec}>
            {index > 0 ? <span className="pe-1.5 text-muted">or</span> : null}
            <KeyCaps spec={spec} />
          </span>
        ))}
        {off ? <span className="sr-only">, switched off</span> : null}
        {idle && !off ? <span className="sr-only">, nothing to act on just now</span> : null}
      </dd>
    </div>
  );
}
