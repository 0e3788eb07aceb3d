import { ask, json } from "@/components/desk/ask-desk";

type Kept = { key: string; version: number };

/** Saved views, by the addresses of docs/board.md. @throws NoAnswer with a sentence for people */
export const viewsApi = {
  save: (body: { name: string; search: string; shared: boolean }) =>
    ask<Kept>("/api/v1/views", json("POST", body), {}),
  change: (key: string, body: { version: number; name?: string; search?: string; shared?: boolean }) =>
    ask<Kept>(`/api/v1/views/${encodeURIComponent(key)}`, json("PATCH", body), {}),
  remove: (key: string, body: { version: number }) =>
    ask<{ key: string }>(`/api/v1/views/${encodeURIComponent(key)}`, json("DELETE", body), {}),
};
