"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps, FormEvent } from "react";
import { Button } from "@/components/ui/Button";
import { FilterFields } from "./FilterFields";

/**
 * The filters as an ordinary GET form. With JavaScript the page changes without a reload, and the address carries no empty
 * parameters; each use is a step in the browser's history.
 */
export function BoardFilters(fields: ComponentProps<typeof FilterFields>) {
  const router = useRouter();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const params = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget))
      if (typeof value === "string" && value !== "") params.append(name, value);
    router.push(params.size === 0 ? "/desk/board" : `/desk/board?${params}`);
  };
  return (
    <search className="mt-3 block">
      <form
        action="/desk/board"
        method="get"
        // Or the browser's Back would bring back what was chosen after that page, beside rows that are not filtered by it.
        autoComplete="off"
        onSubmit={submit}
        className="mb-3 flex flex-wrap items-end gap-x-3 gap-y-2"
      >
        <FilterFields {...fields} />
        <Button size="small" variant="secondary" className="min-h-8">
          Filter
        </Button>
      </form>
    </search>
  );
}
