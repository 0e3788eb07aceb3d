-- Who sees and writes what of triage: labels, views, attention, checklists, the word index. Each rule once, beside the
-- tables of 0015; the policies of a case's children ask the policy of `cases`.
do $$
declare t text;
begin
  foreach t in array array['case_labels', 'ssvc_decisions', 'playbook_checks', 'mentions'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy team on %I for select to breakwater_app using ((select app.on_team()) and exists (select from cases c where c.id = case_id))', t);
    execute format('create policy team_write on %I for all to breakwater_app using ((select app.on_team()) and (select app.may_write()) and exists (select from cases c where c.id = case_id)) with check ((select app.on_team()) and (select app.may_write()) and exists (select from cases c where c.id = case_id))', t);
  end loop;
  -- Registers of the team: read by all of it, written by those who steer it.
  foreach t in array array['labels', 'playbook_items', 'canned_replies'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy team on %I for select to breakwater_app using ((select app.on_team()))', t);
    execute format('create policy managed on %I for all to breakwater_app using ((select app.on_team()) and (select app.may_write())) with check ((select app.on_team()) and (select app.may_write()))', t);
  end loop;
end $$;--> statement-breakpoint

-- A pair tells of two cases: both have to be visible.
alter table distinct_cases enable row level security;--> statement-breakpoint
create policy team on distinct_cases for all to breakwater_app
  using ((select app.on_team()) and exists (select from cases c where c.id = case_id) and exists (select from cases c where c.id = other_id))
  with check ((select app.on_team()) and (select app.may_write()) and exists (select from cases c where c.id = case_id) and exists (select from cases c where c.id = other_id));--> statement-breakpoint

-- One's own views, and those that are everybody's.
alter table saved_views enable row level security;--> statement-breakpoint
create policy own_or_shared on saved_views for select to breakwater_app using (
  (select app.on_team()) and (owner_id is null or owner_id = (select app.actor_person())));--> statement-breakpoint
create policy own_or_shared_write on saved_views for all to breakwater_app
  using ((select app.on_team()) and (select app.may_write()) and (owner_id is null or owner_id = (select app.actor_person())))
  with check ((select app.on_team()) and (select app.may_write()) and (owner_id is null or owner_id = (select app.actor_person())));--> statement-breakpoint

-- How somebody likes the desk and what they have read is theirs alone, an auditor's too.
alter table person_preferences enable row level security;--> statement-breakpoint
create policy own on person_preferences for all to breakwater_app
  using (person_id = (select app.actor_person())) with check (person_id = (select app.actor_person()));--> statement-breakpoint
alter table case_reads enable row level security;--> statement-breakpoint
create policy own on case_reads for all to breakwater_app
  using (person_id = (select app.actor_person()))
  with check (person_id = (select app.actor_person()) and exists (select from cases c where c.id = case_id));--> statement-breakpoint

-- Colleagues see who watches a case and may bring somebody to it; only they themselves stop watching.
alter table case_watchers enable row level security;--> statement-breakpoint
create policy team on case_watchers for select to breakwater_app using (
  (select app.on_team()) and exists (select from cases c where c.id = case_id));--> statement-breakpoint
create policy join_in on case_watchers for insert to breakwater_app with check (
  (select app.on_team()) and (select app.may_write()) and exists (select from cases c where c.id = case_id));--> statement-breakpoint
create policy leave on case_watchers for delete to breakwater_app using (
  person_id = (select app.actor_person()) or (select app.actor_kind()) = 'system');--> statement-breakpoint

-- The word index: written by a job, read beside a case one sees. Looking words up across cases goes through the function:
-- `@>` is not leakproof, so no index would serve it under a policy. It returns ids only, which the asking query joins to
-- `cases` under its policy.
alter table case_words enable row level security;--> statement-breakpoint
create policy team on case_words for select to breakwater_app using (
  (select app.on_team()) and exists (select from cases c where c.id = case_id));--> statement-breakpoint
create policy indexed on case_words for all to breakwater_app
  using ((select app.actor_kind()) = 'system') with check ((select app.actor_kind()) = 'system');--> statement-breakpoint
create function app.cases_with_words(wanted bigint[], most integer) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public as $$
  select w.case_id from case_words w where app.on_team() and w.words @> wanted limit most
$$;--> statement-breakpoint

-- Every change of a case is an event, so this is where the desks that are open hear of it: ids only, after the commit.
create function app.tell_of_event() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform pg_notify('breakwater_changes', json_build_object('case', new.chain_id, 'seq', new.seq, 'actor', new.actor_id)::text);
  return null;
end $$;--> statement-breakpoint
create trigger tell_of_event after insert on events for each row when (new.chain_kind = 'case') execute function app.tell_of_event();--> statement-breakpoint

revoke all on function app.cases_with_words(bigint[], integer), app.tell_of_event() from public;--> statement-breakpoint
grant execute on function app.cases_with_words(bigint[], integer) to breakwater_app;--> statement-breakpoint
grant select, insert, update, delete on case_labels, labels, ssvc_decisions, playbook_items, playbook_checks, canned_replies, mentions,
  distinct_cases, saved_views, person_preferences, case_reads, case_watchers, case_words to breakwater_app;--> statement-breakpoint
-- Append-only, as scores are.
revoke update, delete on ssvc_decisions, mentions from breakwater_app;--> statement-breakpoint

-- Cases that came before: a CVE ID on a vulnerability, and words of the reporter nobody has answered.
update cases c set has_cve = true where exists (select from vulnerabilities v where v.case_id = c.id and v.cve_id is not null);--> statement-breakpoint
update cases c set reporter_waits_since = m.at
from (
  select m.case_id, max(m.created_at) filter (where m.author_participant_id is not null) as at,
    max(m.created_at) filter (where m.author_person_id is not null) as answered
  from messages m where m.audience = 'reporter' group by m.case_id
) m
where m.case_id = c.id and c.state <> 'closed' and m.at is not null and (m.answered is null or m.answered < m.at);
