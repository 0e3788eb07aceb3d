-- What a stranger's upload has to know and may not see: how much is stored already.
create function app.storage_used() returns bigint
language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(sum(size_bytes), 0)::bigint from attachments
$$;--> statement-breakpoint
create function app.case_storage_used(wanted uuid) returns bigint
language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(sum(size_bytes), 0)::bigint from attachments where case_id = wanted
$$;--> statement-breakpoint

-- How promises of one kind were kept since a day: numbers only, for everyone to read beside the submit button.
create function app.promise_record(wanted_kind text, since timestamptz, at timestamptz)
returns table (due integer, in_time integer, median_seconds double precision)
language sql stable security definer set search_path = pg_catalog, public as $$
  select count(*)::integer,
    count(*) filter (where satisfied_at <= due_at)::integer,
    percentile_cont(0.5) within group (order by extract(epoch from satisfied_at - started_at))
      filter (where satisfied_at is not null)
  from clocks
  where kind = wanted_kind and started_at >= since and shown_to_reporter
    and (satisfied_at is not null or (due_at < at and ended_at is null))
$$;--> statement-breakpoint

-- A draft nobody sent is shredded with its key.
create policy case_keys_shred on case_keys for delete to breakwater_app using ((select app.actor_kind()) = 'system');--> statement-breakpoint

revoke all on function app.storage_used(), app.case_storage_used(uuid), app.promise_record(text, timestamptz, timestamptz) from public;--> statement-breakpoint
grant execute on function app.storage_used(), app.case_storage_used(uuid), app.promise_record(text, timestamptz, timestamptz) to breakwater_app;
