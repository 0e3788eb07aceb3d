-- Words that wait for their place in the index are read by every search: few may.
DROP INDEX "case_words_words";--> statement-breakpoint
CREATE INDEX "case_words_words" ON "case_words" USING gin ("words") WITH (gin_pending_list_limit=256);--> statement-breakpoint

-- Words are looked up past the policies, because `@>` is not leakproof: so the functions say themselves which cases count,
-- as the policy of `cases` does. A restricted case adds nothing to what others find, not even to a count or a limit.
-- The planner does not know how few rows are wanted, and would read the whole table for a word it takes for a common one.
create or replace function app.cases_with_words(wanted bigint[], most integer) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public set enable_seqscan = off as $$
  select w.case_id from case_words w join cases c on c.id = w.case_id
  where app.on_team() and w.words @> wanted
    and (app.actor_kind() = 'system' or not c.restricted or c.id = any ((select app.own_case_ids())::uuid[]))
  limit most
$$;--> statement-breakpoint

-- Switched off, the index is gone from the disk at once, as deleted rows would not be.
create function app.forget_words() returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not (app.actor_kind() = 'system' or app.has_role('admin')) then raise exception 'not for this actor'; end if;
  truncate case_words;
end $$;--> statement-breakpoint
revoke all on function app.forget_words() from public;--> statement-breakpoint
grant execute on function app.forget_words() to breakwater_app;
