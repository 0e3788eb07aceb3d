ALTER TABLE "notices" DROP CONSTRAINT "notices_state";--> statement-breakpoint
ALTER TABLE "clocks" ADD COLUMN "escalated_percent" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "clocks_watched" ON "clocks" USING btree ("due_at") WHERE satisfied_at is null and ended_at is null and escalated_percent < 100;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_state" CHECK ("state" in ('pending', 'sending', 'sent', 'failed', 'suppressed', 'not_configured'));--> statement-breakpoint

-- A reporter sees no row of people, and is answered by people with names: those who wrote to them, and nobody else.
create function app.correspondents() returns table (person_id uuid, display_name text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct p.id, p.display_name from people p join messages m on m.author_person_id = p.id
  where app.actor_kind() = 'reporter' and m.case_id = app.actor_case() and m.audience = 'reporter'
$$;--> statement-breakpoint
-- Who can see the reporter's case: how many of the team, and invited parties by name.
create function app.case_readers() returns table (team integer, invited text[])
language sql stable security definer set search_path = pg_catalog, public as $$
  select
    (select count(*)::integer from people p
      where p.disabled_at is null
        and exists (select from person_roles r where r.person_id = p.id)
        and (not c.restricted or exists (
          select from participants m where m.case_id = c.id and m.person_id = p.id and m.removed_at is null))),
    (select coalesce(array_agg(distinct p.display_name), '{}') from participants m join people p on p.id = m.person_id
      where m.case_id = c.id and m.removed_at is null and m.kind in ('adviser', 'vendor') and p.disabled_at is null
        and not exists (select from person_roles r where r.person_id = p.id))
  from cases c where app.actor_kind() = 'reporter' and c.id = app.actor_case()
$$;--> statement-breakpoint
revoke all on function app.correspondents(), app.case_readers() from public;--> statement-breakpoint
grant execute on function app.correspondents(), app.case_readers() to breakwater_app;
