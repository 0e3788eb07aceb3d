import { AsyncLocalStorage } from "node:async_hooks";
import type { AppError } from "./errors";

type Noted = { overload?: AppError };

// One per process. On globalThis because Next bundles this module into several graphs.
const store = globalThis as { breakwaterOverload?: AsyncLocalStorage<Noted> };

function requests(): AsyncLocalStorage<Noted> {
  store.breakwaterOverload ??= new AsyncLocalStorage<Noted>();
  return store.breakwaterOverload;
}

/** Answers one request, told what {@link noteOverload} hears while it does. */
export function hearOverload<T>(answer: (noted: Readonly<Noted>) => T): T {
  const noted: Noted = {};
  return requests().run(noted, answer, noted);
}

/** Passes on a refusal for want of room: the framework turns it into a failure of ours where it meets a page. */
export function noteOverload(refusal: AppError): AppError {
  const noted = requests().getStore();
  if (noted) noted.overload = refusal;
  return refusal;
}
