import type { ActInputs, ActName, ActsRequest } from "@/lib/domain/board/acts";
import type { BoardData, BoardFrame } from "@/lib/domain/board/data";
import type { PeekData } from "@/lib/domain/board/peek";
import { type BoardPlace, type Layout, writePlace } from "@/lib/domain/board/place";
import type { BoardPreferences } from "@/lib/domain/board/preferences";
import type { BoardRow } from "@/lib/domain/board/row";
import type { DeskMove } from "@/lib/domain/case/desk-moves";
import type { Order } from "@/lib/domain/search/sorts";
import { reportOf } from "./act-report";
import { AnswerShelf, rowsKey } from "./answer-shelf";
import type { BoardApi } from "./board-api";
import { isReady, movesOfCase } from "./board-moves";
import {
  type ActFormKind,
  actedOn,
  type BoardState,
  firstState,
  shownRows,
  withAllToggled,
  withAskedRows,
  withHeldRows,
  withMovedCursor,
  withNewerRows,
  withoutSelection,
  withToggled,
} from "./board-state";
import type { BoardWindow } from "./board-window";
import { PreferenceKeeper } from "./preference-keeper";
import { troubleOf } from "./trouble";

type Visit = "push" | "replace" | "stay";
type Range = { range?: boolean };

/** Typing waits this long for the next letter. */
const TYPING_MS = 250;

/**
 * The board of one tab: where it is, what it shows, what is selected. Every change of it is one of the methods below; they
 * never throw, and what goes wrong stands in the state. An answer that comes late never replaces a newer one.
 */
export class BoardStore {
  #state: BoardState;
  readonly #listeners = new Set<() => void>();
  readonly #answers = new AnswerShelf();
  #place: BoardPlace;
  #asking: AbortController | null = null;
  /** Somebody else changed something while rows were on their way. */
  #owed = false;
  #peeking: AbortController | null = null;
  #typing: ReturnType<typeof setTimeout> | undefined;
  /** The present entry of the history was made by typing; more typing replaces it. */
  #typed = false;
  readonly #preferences: PreferenceKeeper;
  /** Somebody points at the rows, so that they must not move. */
  #pointed = false;

  constructor(
    data: BoardData,
    frame: BoardFrame,
    private readonly api: BoardApi,
    private readonly window: BoardWindow,
  ) {
    this.#state = firstState(data, frame);
    this.#place = data.place;
    this.#preferences = new PreferenceKeeper(api.prefer, (error) =>
      this.#patch({ trouble: troubleOf(error) }),
    );
  }

  get state(): BoardState {
    return this.#state;
  }

  /** Where the board is or is about to be; `state.data.place` is what is shown. */
  get place(): BoardPlace {
    return this.#place;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #set(state: BoardState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  #patch(part: Partial<BoardState>): void {
    this.#set({ ...this.#state, ...part });
  }

  // Where the board is.

  /**
   * Another search. "typed" while somebody types: waits for the next letter and keeps to one entry of the history.
   * "entered" for filters, Enter and chosen suggestions: a step that Back undoes. null: the view's own search.
   */
  setQuery(text: string | null, how: "typed" | "entered" = "entered"): void {
    clearTimeout(this.#typing);
    const place = { ...this.#place, text, after: null };
    if (how === "typed") {
      this.#typing = setTimeout(() => {
        const visit = this.#typed ? "replace" : "push";
        this.goTo(place, visit);
        this.#typed = true;
      }, TYPING_MS);
      return;
    }
    const here = this.#typed && text === this.#place.text;
    this.goTo(place, here ? "stay" : this.#typed ? "replace" : "push");
  }

  /** A view as it comes: its own search and order. */
  setView(key: string): void {
    this.goTo({ ...this.#place, view: key, text: null, order: null, after: null, peek: null });
  }

  /** Search and order are the view's own again. */
  resetView(): void {
    this.setView(this.#place.view);
  }

  setOrder(order: Order): void {
    this.goTo({ ...this.#place, order, after: null });
  }

  setLayout(layout: Layout): void {
    this.goTo({ ...this.#place, layout, after: null });
  }

  /** To any place of the board; Back returns from it. */
  goTo(place: BoardPlace, visit: Visit = "push"): void {
    clearTimeout(this.#typing);
    this.#typed = false;
    const before = this.#place;
    this.#place = place;
    const address = `/desk/board${writePlace(place)}`;
    if (visit === "push" && writePlace(before) !== writePlace(place)) this.window.push(address);
    else if (visit === "replace") this.window.replace(address);
    this.#showPeek(place.peek);
    if (rowsKey(before) !== rowsKey(place) || this.#state.trouble !== null) void this.#fetchAsked();
  }

  /** The page is there. `old`: the browser brought back what was shown before; the address may say something else by now. */
  arrive({ old }: { old: boolean }): void {
    void this.fetchCounts();
    if (old) this.returned();
    if (old) void this.reload({ unattended: true });
    else this.#showPeek(this.#place.peek);
  }

  /** The browser went back or forward. */
  returned(): void {
    this.goTo(this.window.place(), "stay");
  }

  /** The server made the page again. */
  adopt(data: BoardData, frame: BoardFrame): void {
    this.#asking?.abort();
    this.#place = data.place;
    this.#set({ ...withAskedRows(this.#state, data), frame });
    this.#showPeek(data.place.peek);
  }

  /** Asks for the same rows again. `unattended`: because of an event, not a person. */
  async reload({ unattended = false } = {}): Promise<void> {
    const place = this.#place;
    if (rowsKey(place) !== rowsKey(this.#state.data.place)) return this.#fetchAsked();
    const still = this.#pointed || this.#state.selected.size > 0 || this.#state.form !== null;
    await this.#fetch(place, { unattended }, (data) =>
      withNewerRows(this.#state, data, { still: unattended && still }),
    );
    if (this.#place.peek !== null) void this.#fetchPeek(this.#place.peek, { unattended });
  }

  async #fetchAsked(): Promise<void> {
    const place = this.#place;
    const known = this.#answers.find(place);
    this.#set(known ? { ...withAskedRows(this.#state, known), busy: true } : { ...this.#state, busy: true });
    await this.#fetch(place, {}, (data) =>
      known ? withNewerRows(this.#state, data, { still: false }) : withAskedRows(this.#state, data),
    );
  }

  async #fetch(
    place: BoardPlace,
    { unattended = false },
    adopt: (data: BoardData) => BoardState,
  ): Promise<void> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const answer = await this.api.rows(place, { signal: asking.signal, unattended });
      if (asking.signal.aborted) return;
      // The panel is the address's business, not the answer's.
      const data = { ...answer, place: { ...answer.place, peek: this.#place.peek } };
      this.#answers.put(place, data);
      this.#set(adopt(data));
    } catch (error) {
      if (!asking.signal.aborted) this.#patch({ busy: false, trouble: troubleOf(error) });
    }
    if (asking !== this.#asking) return;
    this.#asking = null;
    if (this.#owed) this.changedElsewhere();
  }

  // What others do.

  /** Somebody changed these cases, or, without them, something may have been missed. */
  changedElsewhere(): void {
    this.#owed = this.#asking !== null || this.#state.acting;
    if (this.#owed) return;
    void this.reload({ unattended: true });
    void this.fetchCounts({ unattended: true });
  }

  /** Shows the newer order that waited. */
  showHeld(): void {
    this.#set(withHeldRows(this.#state));
  }

  /** The pointer came to the rows, or left them. */
  pointed(over: boolean): void {
    this.#pointed = over;
    if (!over && this.#state.selected.size === 0 && this.#state.form === null) this.showHeld();
  }

  async fetchCounts({ unattended = false } = {}): Promise<void> {
    const { counts } = await this.api.counts({ unattended }).catch(() => ({ counts: this.#state.counts }));
    this.#patch({ counts });
  }

  // Cursor and selection.

  /** Moves the cursor by so many rows; with `range` selects what it passes. An open panel follows. */
  move(step: number, { range = false }: Range = {}): void {
    this.#set(withMovedCursor(this.#state, step, { range }));
    if (this.#place.peek !== null) this.peekAt();
  }

  setCursor(id: string): void {
    if (id !== this.#state.cursor) this.#patch({ cursor: id });
  }

  /** Selects the row, or takes it out of the selection. Without an id: the row under the cursor. */
  select(id: string | null = this.#state.cursor, { range = false }: Range = {}): void {
    if (id !== null) this.#set(withToggled(this.#state, id, { range }));
  }

  /** Every row on the screen; all of them selected already: none. */
  selectAll(): void {
    this.#set(withAllToggled(this.#state));
  }

  clearSelection(): void {
    this.#set(withoutSelection(this.#state));
  }

  // One case.

  /** The page of a case: the one under the cursor, or this one. `at`: "note" or "reply" go to where one writes. */
  open(reference: string | null = this.cursorRow()?.reference ?? null, at?: "note" | "reply"): void {
    if (reference !== null) this.window.leave(`/desk/cases/${reference}${at ? `?write=${at}#write` : ""}`);
  }

  cursorRow(): BoardRow | null {
    return shownRows(this.#state.data).find(({ id }) => id === this.#state.cursor) ?? null;
  }

  /** One case with the moves it can make now, for menus and forms. @throws NoAnswer */
  look(reference: string): Promise<PeekData> {
    return this.api.peek(reference);
  }

  /** Opens the panel for the case under the cursor, or this one; if it shows that already, closes it. null closes it. */
  peek(reference: string | null = this.cursorRow()?.reference ?? null): void {
    const next = reference === this.#place.peek ? null : reference;
    this.goTo({ ...this.#place, peek: next }, "replace");
    // The focus goes back to the row that the panel was about.
    if (next === null) this.#patch({ cursorMoves: this.#state.cursorMoves + 1 });
  }

  /** Shows the case under the cursor in the panel. */
  peekAt(): void {
    const reference = this.cursorRow()?.reference;
    if (reference && reference !== this.#place.peek)
      this.goTo({ ...this.#place, peek: reference }, "replace");
  }

  #showPeek(reference: string | null): void {
    if (reference === (this.#state.peek?.reference ?? null) && this.#state.peek?.data !== null) return;
    this.#peeking?.abort();
    this.#patch({ peek: reference === null ? null : { reference, data: null, trouble: null } });
    if (reference !== null) void this.#fetchPeek(reference, {});
  }

  async #fetchPeek(reference: string, { unattended = false }): Promise<void> {
    this.#peeking?.abort();
    const peeking = new AbortController();
    this.#peeking = peeking;
    try {
      const data = await this.api.peek(reference, { signal: peeking.signal, unattended });
      if (!peeking.signal.aborted) this.#patch({ peek: { reference, data, trouble: null } });
    } catch (error) {
      if (!peeking.signal.aborted)
        this.#patch({ peek: { reference, data: null, trouble: troubleOf(error).words } });
    }
  }

  // Acts.

  /** Opens the form of an act for what is selected, or the row under the cursor, or these cases. */
  ask(kind: ActFormKind, { move, cases = actedOn(this.#state) }: AskOptions = {}): void {
    if (cases.length > 0) this.#patch({ form: { kind, move, cases }, refused: [], trouble: null });
  }

  /** Makes a move at once where nothing is missing; else opens its form, which says what is. */
  async makeMove(move: DeskMove, cases: readonly BoardRow[] = actedOn(this.#state)): Promise<void> {
    const [only] = cases;
    if (cases.length !== 1 || !only) return this.ask("move", { move, cases });
    const found = await this.look(only.reference).catch(() => null);
    const offer = found && movesOfCase(found).find((one) => one.move === move);
    if (found && offer && isReady(offer)) await this.act("move", { move }, [found.row]);
    else this.ask("move", { move, cases });
  }

  dismissForm(): void {
    this.#patch({ form: null, refused: [] });
  }

  /** Does an act to these cases. Resolves with whether all of them were done; `state.report` says the rest. */
  async act<Name extends ActName>(
    act: Name,
    input: ActInputs[Name],
    cases: readonly BoardRow[] = actedOn(this.#state),
  ): Promise<boolean> {
    if (cases.length === 0) return false;
    const named = cases.map(({ id, version }) => ({ id, version }));
    // The two halves of the pair belong together by the type of this method.
    return this.#send({ act, input, cases: named } as ActsRequest);
  }

  /** Undoes the last act, as far as it can be undone. */
  async undo(): Promise<boolean> {
    const { report } = this.#state;
    if (!report || report.undo.length === 0) return false;
    if (report.undoUntil !== null && report.undoUntil < this.window.now()) {
      this.#patch({ report: { ...report, undo: [] }, said: "It is too late to undo this." });
      return false;
    }
    return this.#send({ acts: report.undo });
  }

  dismissReport(): void {
    this.#patch({ report: null });
  }

  async #send(body: ActsRequest): Promise<boolean> {
    if (this.#state.acting) return false;
    this.#patch({ acting: true });
    try {
      const answer = await this.api.act(body);
      const refused = answer.results.filter((result) => !result.done);
      if (this.#state.form !== null && refused.length === answer.results.length) {
        this.#patch({ acting: false, refused, said: answer.words, trouble: null });
        void this.reload();
        return false;
      }
      const report = reportOf(answer, { undone: "acts" in body });
      const own = new Map(this.#state.own);
      for (const result of answer.results) if (result.done) own.set(result.id, result.version);
      this.#patch({ acting: false, form: null, refused: [], report, own, said: answer.words, trouble: null });
      await this.reload();
      void this.fetchCounts();
      return refused.length === 0;
    } catch (error) {
      this.#patch({ acting: false, trouble: troubleOf(error) });
      return false;
    }
  }

  // How this person likes the board.

  /** Shown at once, kept some moments later. */
  prefer(part: Partial<BoardPreferences>): void {
    this.#preferences.change(part);
    this.#patch({ preferences: { ...this.#state.preferences, ...part } });
  }

  /** Sends what was changed and not kept yet. `keepalive`: the page is just being left. */
  keepPreferences(options: { keepalive: boolean }): void {
    this.#preferences.keep(options);
  }
}

type AskOptions = { move?: DeskMove; cases?: readonly BoardRow[] };
