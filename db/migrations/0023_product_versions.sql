ALTER TABLE "products" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
-- A flood writes no record: reports that are held or were spam count on neither side.
create or replace function app.promise_record(wanted_kind text, since timestamptz, at timestamptz)
returns table (due integer, in_time integer, median_seconds double precision)
language sql stable security definer set search_path = pg_catalog, public as $$
  select count(*)::integer,
    count(*) filter (where k.satisfied_at <= k.due_at)::integer,
    percentile_cont(0.5) within group (order by extract(epoch from k.satisfied_at - k.started_at))
      filter (where k.satisfied_at is not null)
  from clocks k join cases c on c.id = k.case_id
  where k.kind = wanted_kind and k.started_at >= since and k.shown_to_reporter
    and (k.satisfied_at is not null or (k.due_at < at and k.ended_at is null))
    and not c.held and c.outcome is distinct from 'spam'
$$;
