import { startInstance } from "./instance";

/** One desk for the whole run. Tests that need an empty or a special one start their own. */
export default async function setup(): Promise<() => Promise<void>> {
  const instance = await startInstance();
  process.env.BREAKWATER_E2E = JSON.stringify(instance);
  return () => instance.stop();
}
