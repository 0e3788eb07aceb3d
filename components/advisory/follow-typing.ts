/** Between the last key and the question. */
const PAUSE_MS = 300;
/** Whoever types on without a pause sees what they typed this long ago. */
const MOST_MS = 1_500;

type Asking<Answer> = {
  ask: () => Promise<Answer>;
  /** `latest`: nothing was typed since it was asked for. */
  answered: (answer: Answer, latest: boolean) => void;
  failed: (error: unknown) => void;
};

/**
 * Asks for something about a text while it is typed: after a pause, or sooner where there is none for long, and one question
 * at a time, so that no answer overtakes another.
 */
export function followTyping<Answer>({ ask, answered, failed }: Asking<Answer>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since: number | null = null;
  let asking = false;
  let stopped = false;

  const wait = () => {
    clearTimeout(timer);
    if (asking || since === null || stopped) return;
    timer = setTimeout(send, Math.max(0, Math.min(PAUSE_MS, since + MOST_MS - Date.now())));
  };
  const send = async () => {
    asking = true;
    since = null;
    try {
      const answer = await ask();
      if (!stopped) answered(answer, since === null);
    } catch (error) {
      if (!stopped) failed(error);
    }
    asking = false;
    wait();
  };
  return {
    typed() {
      since ??= Date.now();
      wait();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
