"use client";

import {
  createContext,
  lazy,
  type ReactNode,
  type RefObject,
  Suspense,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useFollow } from "@/components/desk/follow";
import { CommandMenu } from "../commands/CommandMenu";
import type { Command } from "../commands/command";
import { type DeskPlace, deskCommands, referenceCommands, searchCommands } from "../commands/desk-commands";
import { findNamedCase } from "../commands/find-case";
import { controlOf, isTaken, pressControl } from "./controls";
import { KEY_NAMES, type KeyName, keyRow, type Scope, worksIn } from "./keys";
import { type Begun, readKey } from "./read-key";
import { useSingleKeys } from "./use-single-keys";

// Fetched when it is asked for.
const KeyHelp = lazy(() => import("./KeyHelp"));

export type Hands = Partial<Record<KeyName, () => void>>;

/** What a page adds to the desk's keys: both are asked for when a key is pressed or the menu opens. */
export type PageKeys = {
  scope: Exclude<Scope, "desk">;
  /** What keys do here now, beside pressing controls. */
  hands: () => Hands;
  commands: () => readonly Command[];
};

type Joined = RefObject<PageKeys>;
type Desk = {
  /** Keys without Ctrl do something. */
  singleKeys: boolean;
  join: (page: Joined) => () => void;
  showMenu: () => void;
  showHelp: () => void;
};

const DeskContext = createContext<Desk | null>(null);

/** Opens the command menu and the key help from anywhere on the desk. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("There is no DeskKeys around this component.");
  return desk;
}

/** Gives this page's keys and commands to the desk while the page is shown. */
export function usePageKeys(page: PageKeys): void {
  const { join } = useDesk();
  const latest = useRef(page);
  useEffect(() => {
    latest.current = page;
  });
  useEffect(() => join(latest), [join]);
}

type Props = {
  /** The places of the top line this person may open, and the pages within them. */
  places: readonly DeskPlace[];
  /** Keys without Ctrl are wanted. */
  singleKeys: boolean;
  children: ReactNode;
};

type Shown =
  | { what: "menu"; commands: readonly Command[] }
  | { what: "help"; names: readonly KeyName[]; idle: ReadonlySet<KeyName> };

/** Listens to the keys of the whole desk, and holds the command menu and the key help that they open. */
export function DeskKeys({ places, singleKeys: kept, children }: Props) {
  const push = useFollow();
  const { singleKeys, setSingleKeys, trouble } = useSingleKeys(kept);
  const pages = useRef(new Set<Joined>());
  const [shown, setShown] = useState<Shown | null>(null);
  const desk = useMemo(() => deskOf(pages.current, places, push, setShown), [places, push]);
  const given = useMemo(() => ({ ...desk, singleKeys }), [desk, singleKeys]);
  useEffect(() => {
    let begun: Begun = null;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isTaken(event)) return;
      const scopes = [...pages.current].map(({ current }) => current.scope);
      const read = readKey(event, begun, { scopes, single: singleKeys }, event.timeStamp);
      begun = read.begun;
      if (read.name !== null && desk.press(read.name)) event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [desk, singleKeys]);
  return (
    <DeskContext value={given}>
      {children}
      <CommandMenu
        open={shown?.what === "menu"}
        commands={shown?.what === "menu" ? shown.commands : []}
        namedBy={(typed) => referenceCommands(typed, { push, find: findNamedCase })}
        otherwise={(typed) => searchCommands(typed, places, { push, find: findNamedCase })}
        onClosed={() => setShown(null)}
      />
      {shown?.what === "help" ? (
        <Suspense fallback={null}>
          <KeyHelp
            open
            names={shown.names}
            idle={shown.idle}
            singleKeys={singleKeys}
            onSingleKeys={setSingleKeys}
            trouble={trouble}
            onClosed={() => setShown(null)}
          />
        </Suspense>
      ) : null}
    </DeskContext>
  );
}

function deskOf(
  pages: Set<Joined>,
  places: readonly DeskPlace[],
  push: (href: string) => void,
  show: (shown: Shown) => void,
): Omit<Desk, "singleKeys"> & { press: (name: KeyName) => boolean } {
  const desk = {
    join: (page: Joined) => {
      pages.add(page);
      return () => {
        pages.delete(page);
      };
    },
    showMenu: () => {
      const joined = [...pages].map(({ current }) => current);
      const own = joined.flatMap((page) => [...page.commands(), ...controlCommands(page)]);
      show({ what: "menu", commands: [...own, ...deskCommands(places, { push, showHelp: desk.showHelp })] });
    },
    showHelp: () => {
      const scopes = [...pages].map(({ current }) => current.scope);
      const names = KEY_NAMES.filter((name) => worksIn(name, scopes));
      const idle = names.filter((name) => !keyRow(name).always && handOf(name) === null);
      show({ what: "help", names, idle: new Set(idle) });
    },
    press: (name: KeyName): boolean => {
      const hand = handOf(name);
      hand?.();
      return hand !== null;
    },
  };
  const own = deskHands(places, push, desk);
  const handOf = (name: KeyName): (() => void) | null => {
    const hand = [...pages].map(({ current }) => current.hands()[name]).find((one) => one !== undefined);
    if (hand ?? own[name]) return hand ?? own[name] ?? null;
    const control = controlOf(name);
    return control && (() => pressControl(control));
  };
  return desk;
}

function deskHands(
  places: readonly DeskPlace[],
  push: (href: string) => void,
  { showMenu, showHelp }: Pick<Desk, "showMenu" | "showHelp">,
): Hands {
  const to = (href: string, place: string) =>
    places.some((one) => one.href === place) ? () => push(href) : undefined;
  return {
    menu: showMenu,
    help: showHelp,
    go_board: to("/desk/board", "/desk/board"),
    go_triage: to("/desk/board?view=first-response", "/desk/board"),
    go_views: to("/desk/board/views", "/desk/board"),
    go_advisories: to("/desk/advisories", "/desk/advisories"),
  };
}

// On the page of a case its controls are its commands.
function controlCommands({ scope, hands }: PageKeys): Command[] {
  if (scope !== "case") return [];
  return KEY_NAMES.filter((name) => worksIn(name, []) === false && worksIn(name, [scope])).flatMap((name) => {
    const control = controlOf(name);
    const run = hands()[name] ?? (control && (() => pressControl(control)));
    return run
      ? [{ id: `key-${name}`, group: "This case" as const, label: keyRow(name).words, key: name, run }]
      : [];
  });
}
