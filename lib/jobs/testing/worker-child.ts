import { startWorker } from "@/lib/jobs/worker";

// A worker in a process of its own, for tests that kill it: everything it needs is in the environment.
await startWorker({ signal: new AbortController().signal });
