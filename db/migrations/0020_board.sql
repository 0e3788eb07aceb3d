ALTER TABLE "cases" ADD COLUMN "unacknowledged" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "cases_unacknowledged" ON "cases" USING btree ("next_due_at","id") WHERE unacknowledged;--> statement-breakpoint
CREATE INDEX "cases_put_away" ON "cases" USING btree ("received_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE snoozed_until is not null or snoozed_until_reply;--> statement-breakpoint
CREATE INDEX "cases_restricted" ON "cases" USING btree ("received_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE restricted;--> statement-breakpoint
CREATE INDEX "cases_held" ON "cases" USING btree ("received_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE held;--> statement-breakpoint
CREATE INDEX "cases_ssvc" ON "cases" USING btree ("ssvc","received_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE ssvc is not null;--> statement-breakpoint
CREATE INDEX "cases_origin" ON "cases" USING btree ("origin","received_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_outcome_closed" CHECK (outcome is null or state = 'closed');--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_closed_at" CHECK ((state = 'closed') = (closed_at is not null));--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_score_rated" CHECK (severity is not null or score is null);--> statement-breakpoint

-- Cases that came before: those whose reporter still waits for a first answer.
update cases c set unacknowledged = true where exists (
  select from clocks k where k.case_id = c.id and k.kind = 'acknowledgement' and k.satisfied_at is null and k.ended_at is null);--> statement-breakpoint

-- A session that ends says so, so that its open streams end with it. Who it was stays here.
create function app.tell_of_session() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform pg_notify('breakwater_changes', '{"session":true}');
  return null;
end $$;--> statement-breakpoint
create trigger tell_of_session after delete on staff_sessions for each statement execute function app.tell_of_session();--> statement-breakpoint
revoke all on function app.tell_of_session() from public;
--> statement-breakpoint

-- Who is assigned a case takes part in it, so that over the years a person of the team takes part in very many, though that
-- matters for the few restricted ones only. It is asked for each of those as it comes, instead of gathering all ids first.
create function app.takes_part(wanted uuid) returns boolean language plpgsql stable security definer cost 1 set search_path = pg_catalog, public as $$
begin
  return exists (select from participants p where p.case_id = wanted and p.person_id = app.actor_person() and p.removed_at is null);
end $$;--> statement-breakpoint
revoke all on function app.takes_part(uuid) from public;--> statement-breakpoint
grant execute on function app.takes_part(uuid) to breakwater_app;--> statement-breakpoint

-- Cases one sees without being of the team: a reporter's or draft's own, or those an invited party takes part in.
create or replace function app.own_case_ids() returns uuid[] language sql stable security definer set search_path = pg_catalog, public as $$
  select case app.actor_kind()
    when 'person' then coalesce(
      (select array_agg(p.case_id) from public.participants p
        where cardinality(app.actor_roles()) = 0 and p.person_id = app.actor_person() and p.removed_at is null
          and p.kind in ('adviser', 'vendor')), '{}')
    when 'reporter' then array[app.actor_case()]
    when 'draft' then array[app.actor_case()]
    else '{}'::uuid[]
  end
$$;--> statement-breakpoint
alter policy cases_read on cases using (
  (select app.actor_kind()) = 'system'
  or ((select app.on_team()) and (not restricted or app.takes_part(id)))
  or id = any ((select app.own_case_ids())::uuid[]));--> statement-breakpoint
alter policy cases_update on cases using (
  (select app.may_write()) and (
    (select app.actor_kind()) = 'system'
    or ((select app.on_team()) and (not restricted or app.takes_part(id)))
    or id = any ((select app.own_case_ids())::uuid[])));--> statement-breakpoint
create or replace function app.cases_with_words(wanted bigint[], most integer) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public set enable_seqscan = off as $$
  select w.case_id from case_words w join cases c on c.id = w.case_id
  where app.on_team() and w.words @> wanted
    and (app.actor_kind() = 'system' or not c.restricted or app.takes_part(c.id))
  limit most
$$;--> statement-breakpoint
create or replace function app.cases_sharing_words(wanted bigint[], most integer) returns table (word bigint, case_id uuid)
language sql stable security definer set search_path = pg_catalog, public set enable_seqscan = off as $$
  select x.word, hit.case_id
  from unnest(wanted) as x(word), lateral (
    select w.case_id from case_words w join cases c on c.id = w.case_id
    where w.words @> array[x.word]
      and (app.actor_kind() = 'system' or not c.restricted or app.takes_part(c.id))
    limit most) hit
  where app.on_team()
$$;
