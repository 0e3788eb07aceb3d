import { CASE_EVENTS } from "./states";
import { OTHERS, OTHERS_WORDS } from "./waiting";
import { EVENT_WORDS, STATE_WORDS } from "./words";

type Data = Readonly<Record<string, unknown>>;

/** What the desk's timeline says of an event after the name of who did it. */
export type DeskEventWords = { icon: "check" | "dot" | "send" | "cross" | "pause" | "edit"; words: string };

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });

const WOKEN: Readonly<Record<string, string>> = {
  reply: "woke the case by writing",
  date: "brought the case back: its day has come",
  promise: "brought the case back: a promise is due soon",
};

// What an act came to stands in its event's data: days, states and words of closed lists.
const WORDINGS: Readonly<Record<string, (data: Data) => DeskEventWords>> = {
  "case.snoozed": ({ day }) => ({
    icon: "pause",
    words: `snoozed the case until ${typeof day === "string" ? DAY.format(new Date(`${day}T00:00:00Z`)) : "the reporter replies"}`,
  }),
  "case.woken": ({ by }) => ({ icon: "dot", words: WOKEN[String(by)] ?? "brought the case back" }),
  "case.waits": ({ waitsFor }) => {
    const other = OTHERS.find((one) => one === waitsFor);
    return other
      ? { icon: "pause", words: `noted that the case waits for ${OTHERS_WORDS[other]}` }
      : { icon: "dot", words: "noted that the case waits for nobody outside any more" };
  },
  "case.taken_back": ({ event, to }) => {
    const move = CASE_EVENTS.find((one) => one === event);
    const state = Object.entries(STATE_WORDS).find(([name]) => name === to)?.[1].desk;
    const words = `took back “${move ? EVENT_WORDS[move].past : "marked it as spam"}”`;
    return { icon: "dot", words: move && state ? `${words}, again “${state}”` : words };
  },
};

/** The words of an act of triage, or null where the event is of something else. */
export function actEventWords(action: string, data: Data): DeskEventWords | null {
  return Object.hasOwn(WORDINGS, action) ? (WORDINGS[action]?.(data) ?? null) : null;
}
