import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = {
  "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, ""),
  "server-only": fileURLToPath(new URL("./node_modules/server-only/empty.js", import.meta.url)),
};

const seedProperties = "./lib/domain/testing/seed-properties.ts";

// A test named *.db.test.ts talks to a real PostgreSQL; every other test runs without one.
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          setupFiles: [seedProperties],
          env: { BASE_URL: "" },
          include: ["{lib,db,components,bin}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts"],
          // Argon2 and threads take their time on a busy machine; no test is about how long.
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          setupFiles: [seedProperties],
          // Vite sets BASE_URL to "/", which is not ours.
          env: { BASE_URL: "" },
          include: ["{lib,db,bin,app}/**/*.db.test.ts"],
          globalSetup: ["./db/testing/start-postgres.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
