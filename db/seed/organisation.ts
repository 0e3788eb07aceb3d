import type { DemoProduct, TeamMember } from "./script";

/** The fictional organisation. Addresses are example.org's (RFC 2606): nothing can ever arrive there. */
export const ORGANISATION = {
  name: "Example Project",
  prefix: "EX",
  timeZone: "Europe/Berlin",
  fallbackContact: "security@example.org",
};

export const TEAM = [
  { key: "noor", name: "Noor Adeyemi", email: "noor@example.org", role: "admin" },
  { key: "mara", name: "Mara Okoye", email: "mara@example.org", role: "coordinator" },
  { key: "selin", name: "Selin Ekici", email: "selin@example.org", role: "triager" },
  { key: "jonas", name: "Jonas Lind", email: "jonas@example.org", role: "developer" },
  { key: "tomas", name: "Tomas Rehn", email: "tomas@example.org", role: "publisher" },
  { key: "priya", name: "Priya Raman", email: "priya@example.org", role: "auditor" },
] as const satisfies readonly TeamMember[];

export const PRODUCTS = [
  {
    key: "server",
    name: "Example Server",
    matters: ["high", "high", "medium"],
    branches: [
      { name: "3.0", support: "active", untilDays: 700 },
      { name: "2.8", support: "extended", untilDays: 130 },
      { name: "1.x", support: "ended", untilDays: -300 },
    ],
  },
  {
    key: "agent",
    name: "Example Agent",
    branches: [
      { name: "5", support: "active", untilDays: 570 },
      { name: "4", support: "ended", untilDays: -150 },
    ],
  },
  { key: "hooks", name: "Example Hooks", branches: [{ name: "2", support: "active", untilDays: 400 }] },
] as const satisfies readonly DemoProduct[];
