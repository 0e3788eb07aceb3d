import type { Audience } from "@/components/ui/Composer";

export const deskLinks = [
  { href: "/gallery/board", label: "Board", current: true },
  { href: "/gallery/case", label: "Advisories" },
  { href: "/gallery/forms", label: "People" },
  { href: "/gallery", label: "Audit" },
];

export const audiences: Audience[] = [
  {
    value: "internal",
    label: "Internal",
    voice: "internal",
    readers: "Read by Mara, Jonas, Selin, Noor. Not by Ada Example or any vendor.",
    send: "Add note for 4 people",
  },
  {
    value: "reporter",
    label: "Reporter",
    voice: "reporter",
    readers: "Read by Ada Example and the team. By mail too.",
    send: "Send to Ada Example",
  },
  {
    value: "vendors",
    label: "Vendors (2)",
    voice: "vendor",
    readers: "Read by Harbor Linux, Tern Appliances and the team.",
    send: "Send to 2 vendors",
  },
];

export const attackVector = [
  { value: "N", label: "Network", help: "reachable over the internet; the archive arrives by upload." },
  { value: "A", label: "Adjacent", help: "only from the same network." },
  { value: "L", label: "Local", help: "only by someone signed in on the machine." },
];

export const privileges = [
  { value: "N", label: "None", help: "the parser runs before the permission check." },
  { value: "L", label: "Low", help: "a signed-in user." },
  { value: "H", label: "High", help: "an administrator." },
];
