import { env } from "@/lib/server/env";
import { services } from "@/lib/server/services";
import { currentTime } from "@/lib/server/time";
import { Hub } from "./hub";

// One per process. On globalThis because Next bundles this module into several graphs.
const store = globalThis as { breakwaterLive?: Hub };

/** The process's hub, made when the first stream is opened. */
export function live(): Hub {
  store.breakwaterLive ??= new Hub({ url: listenUrl(), currentTime });
  return store.breakwaterLive;
}

/** Ends the process's streams; nothing to do where none was ever opened. */
export async function closeLive(): Promise<void> {
  const hub = store.breakwaterLive;
  delete store.breakwaterLive;
  await hub?.close();
}

function listenUrl(): string {
  const url = env().databaseListenUrl ?? services().pool.options.connectionString;
  if (!url) throw new Error("the pool was made without an address");
  return url;
}
