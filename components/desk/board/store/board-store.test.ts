import { expect, test } from "vitest";
import { NoAnswer } from "@/components/desk/ask-desk";
import type { ActsAnswer } from "@/lib/domain/board/acts";
import type { PeekData } from "@/lib/domain/board/peek";
import { type BoardPlace, readPlace } from "@/lib/domain/board/place";
import type { BoardApi } from "./board-api";
import { actedOn, shownRows } from "./board-state";
import { createBoardStore } from "./board-store";
import { frame, looking, row, showing } from "./testing/shown";

const OFFLINE = new NoAnswer(0, "The desk cannot be reached.");
const NOTHING_DONE: ActsAnswer = { words: "", results: [] };
const ACCEPT: PeekData["moves"] = [{ event: "accept", label: "Accept", to: "Accepted", missing: [] }];

/** A board of two rows; `server` answers it, and holds what it was asked. */
function board(answers: Partial<BoardApi> = {}) {
  const asked: { place: BoardPlace; unattended: boolean }[] = [];
  let at = readPlace({}).place;
  const server: BoardApi = {
    rows: async (place) => ({ ...showing(row("a"), row("b")), place }),
    peek: async (reference) => looking({ ...row("a"), reference }),
    likely: async () => ({ cases: [] }),
    counts: async () => ({ counts: {} }),
    act: async () => NOTHING_DONE,
    prefer: async ({ ...preferences }) => ({ preferences: { ...frame.preferences, ...preferences } }),
    ...answers,
  };
  const api: BoardApi = {
    ...server,
    rows: (place, asking = {}) => {
      asked.push({ place, unattended: asking.unattended ?? false });
      return server.rows(place, asking);
    },
  };
  const go = (address: string) => {
    at = readPlace(Object.fromEntries(new URL(address, "http://localhost").searchParams)).place;
  };
  const window = { place: () => at, push: go, replace: go, leave: () => undefined };
  return { asked, store: createBoardStore(showing(row("a"), row("b")), frame, api, window) };
}

/** What is on its way has come. */
const come = () => new Promise((resolve) => setTimeout(resolve));

const selectedOf = ({ state }: ReturnType<typeof board>["store"]) => actedOn(state).map(({ id }) => id);

test("a change elsewhere leaves what is selected alone, also where the search ends in a blank", async () => {
  // As the server does: the address is read without blanks at its ends.
  const rows: BoardApi["rows"] = async (place) => ({
    ...showing(row("a"), row("b")),
    place: { ...place, text: place.text?.trim() ?? null },
  });
  const { store, asked } = board({ rows });
  store.setQuery("severity:high ");
  await come();
  store.select("a");
  store.changedElsewhere();
  await come();
  expect(selectedOf(store)).toEqual(["a"]);
  expect(asked.map(({ unattended }) => unattended)).toEqual([false, true]);
  expect(store.place.text).toBe("severity:high");
});

test("a change elsewhere leaves what is selected alone where the server answered with another view", async () => {
  const rows: BoardApi["rows"] = async (place) => ({
    ...showing(row("a"), row("b")),
    place: { ...place, view: "open" },
  });
  const { store, asked } = board({ rows });
  store.setView("deleted");
  await come();
  store.select("a");
  store.changedElsewhere();
  await come();
  expect(selectedOf(store)).toEqual(["a"]);
  expect(asked.at(-1)).toMatchObject({ place: { view: "open" }, unattended: true });
});

test("rows that never came are asked for by an event as such, and wait while somebody works on others", async () => {
  let reachable = false;
  const rows: BoardApi["rows"] = async (place) => {
    if (!reachable) throw OFFLINE;
    return { ...showing(row("c")), place };
  };
  const { store, asked } = board({ rows });
  store.setQuery("severity:high");
  await come();
  store.select("a");
  reachable = true;
  store.changedElsewhere();
  await come();
  expect(asked.at(-1)?.unattended).toBe(true);
  expect(selectedOf(store)).toEqual(["a"]);
  store.showHeld();
  expect(shownRows(store.state.data).map(({ id }) => id)).toEqual(["c"]);
});

test("what the board could not fetch or keep is no failure of the form that is open", async () => {
  const rows: BoardApi["rows"] = () => Promise.reject(OFFLINE);
  const { store } = board({ rows });
  store.select("a");
  store.ask("assign");
  store.changedElsewhere();
  await come();
  expect(store.state.trouble).not.toBeNull();
  expect(store.state.failed).toBeNull();
});

test("an act that got no answer says so in its form, and the rows are asked for again", async () => {
  const { store, asked } = board({ act: () => Promise.reject(OFFLINE) });
  store.select("a");
  store.ask("assign");
  expect(await store.act("assign", { personId: "" })).toBe(false);
  await come();
  expect(store.state.failed).toMatchObject({ kind: "offline" });
  expect(store.state.form).not.toBeNull();
  expect(asked).toHaveLength(1);
  store.dismissForm();
  expect(store.state.failed).toBeNull();
});

test("a change that was heard of during an act is fetched, also where the act failed", async () => {
  let fail: (error: unknown) => void = () => undefined;
  const { store, asked } = board({ act: () => new Promise((_, reject) => (fail = reject)) });
  store.select("a");
  const acting = store.act("watch", {});
  store.changedElsewhere();
  expect(asked).toHaveLength(0);
  fail(new NoAnswer(500, "Something went wrong on our side."));
  await acting;
  await come();
  expect(asked.at(-1)).toMatchObject({ unattended: true });
  expect(store.state.failed).not.toBeNull();
});

test("the case in the panel stays while the desk cannot be reached, and goes where it is not there any more", async () => {
  let fault: NoAnswer | null = null;
  const peek: BoardApi["peek"] = async (reference) => {
    if (fault) throw fault;
    return looking({ ...row("a"), reference });
  };
  const { store } = board({ peek });
  store.peek("EX-2026-7KQM2");
  await come();
  fault = OFFLINE;
  store.changedElsewhere();
  await come();
  expect(store.state.peek).toMatchObject({ data: { row: { id: "a" } }, trouble: OFFLINE.message });
  fault = new NoAnswer(404, "There is nothing here, or it is not for you.");
  store.changedElsewhere();
  await come();
  expect(store.state.peek).toMatchObject({ data: null, trouble: fault.message });
});

test("a move is not made on facts that the row did not show yet", async () => {
  let acts = 0;
  const { store } = board({
    rows: async (place) => ({ ...showing(row("a", 2), row("b")), place }),
    peek: async () => looking(row("a", 2), ACCEPT),
    act: async () => {
      acts++;
      return NOTHING_DONE;
    },
  });
  store.select("a");
  await store.makeMove("accept");
  expect(acts).toBe(0);
  expect(store.state.failed?.words).toContain("was changed meanwhile");
  expect([...store.state.changed]).toEqual(["a"]);
  await store.makeMove("accept");
  expect(acts).toBe(1);
});
