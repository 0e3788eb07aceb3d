import { type Job, Lane } from "@/lib/server/markdown/lane";

/** A text may take this long; then its thread is replaced. */
const JOB_LIMIT_MS = 500;
/** When a text takes longer than this, those waiting behind it get a second thread. */
const HURRY_MS = 100;
/** A thread this long on one text holds up the queue; less may be the machine's business. */
const STUCK_MS = 300;
/** A text that waits this long behind a slow one is shown as plain text, so that no flood delays a page. */
const WAIT_LIMIT_MS = 350;
/** The same while the queue moves, or while a thread is still starting, which takes long on a busy machine. */
const LONG_WAIT_LIMIT_MS = 10_000;

const LOOK_EVERY_MS = 50;

const lanes: Lane[] = [];
const waiting: Job[] = [];

/** Renders a text in the worker thread: its HTML, or null where it is to be shown as plain text. Never rejects. */
export function renderInWorker(text: string): Promise<string | null> {
  return new Promise((resolve) => {
    const job: Job = { text, done: resolve };
    waiting.push(job);
    const since = performance.now();
    const look = setInterval(() => {
      const waitedMs = performance.now() - since;
      if (waitedMs < WAIT_LIMIT_MS || (!isStuck() && waitedMs < LONG_WAIT_LIMIT_MS)) return;
      const place = waiting.indexOf(job);
      if (place !== -1) waiting.splice(place, 1)[0]?.done(null);
    }, LOOK_EVERY_MS);
    job.done = (html) => {
      clearInterval(look);
      resolve(html);
    };
    dispatch();
  });
}

// A hundred short texts in a row are no reason to give up, nor is the start of a thread that replaces a slow text's: it
// takes the shortest text first. Only threads that are all held up by slow texts are.
function isStuck(): boolean {
  return lanes.every((lane) => lane.busyMs > STUCK_MS);
}

function dispatch(): void {
  if (waiting.length > 0 && lanes.length === 0) openLane();
  for (const lane of lanes) {
    if (!lane.idle) continue;
    const job = takeShortest();
    if (!job) break;
    lane.start(job, JOB_LIMIT_MS);
    setTimeout(hurry, HURRY_MS).unref();
  }
  retireSpare();
}

// Shortest first: what takes long to render is long, and an ordinary message does not wait behind it.
function takeShortest(): Job | undefined {
  const shortest = waiting.reduce(
    (best, job, at) => (job.text.length < (waiting[best]?.text.length ?? 0) ? at : best),
    0,
  );
  return waiting.splice(shortest, 1)[0];
}

// Opens the second thread when the first has been busy for a while and someone waits.
function hurry(): void {
  if (waiting.length > 0 && lanes.length === 1 && !lanes[0]?.idle) openLane();
}

// One persistent thread is enough for the ordinary day.
function retireSpare(): void {
  if (waiting.length === 0 && lanes.length > 1 && lanes.every((lane) => lane.idle)) lanes.at(-1)?.end();
}

function openLane(): void {
  try {
    const lane: Lane = new Lane({ onChange: dispatch, onEnd: () => closeLane(lane) });
    lanes.push(lane);
  } catch {
    giveUp();
  }
}

// Where no thread can be started, whoever waits is shown plain text; the next text tries again.
function giveUp(): void {
  for (const job of waiting.splice(0)) job.done(null);
}

function closeLane(lane: Lane): void {
  const place = lanes.indexOf(lane);
  if (place === -1) return;
  lanes.splice(place, 1);
  if (lane.neverReady) giveUp();
  dispatch();
}
