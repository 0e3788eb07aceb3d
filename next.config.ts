import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  typescript: { ignoreBuildErrors: false },
  serverExternalPackages: ["pg", "@node-rs/argon2", "graphile-worker", "nodemailer", "pino", "openpgp"],
  // agentUpgrade would ask the npm registry about newer versions whenever a developer starts the server.
  experimental: { serverActions: { bodySizeLimit: "2mb" }, agentUpgrade: false },
  // No page has such pictures: without this, strangers could have the server fetch and scale any of its own (/_next/image).
  images: { unoptimized: true },
  // The JSON twin of a page has the page's address and `.json`.
  rewrites: async () => [{ source: "/advisories/:id([^/]+)\\.json", destination: "/advisories/:id/json" }],
  turbopack: { root: import.meta.dirname },
};

export default config;
