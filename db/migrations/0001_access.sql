-- Who is asking, as row-level security sees it. Set with set_config(…, true) by the one transaction wrapper
-- (lib/server/transaction.ts). An unset setting reads '' and then means nobody: zero rows.
create schema app;--> statement-breakpoint

create function app.actor_kind() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.actor_kind', true), '') $$;--> statement-breakpoint
create function app.actor_person() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.actor_person', true), '')::uuid $$;--> statement-breakpoint
create function app.actor_case() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.actor_case', true), '')::uuid $$;--> statement-breakpoint
create function app.actor_participant() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.actor_participant', true), '')::uuid $$;--> statement-breakpoint
create function app.actor_roles() returns text[] language sql stable parallel safe
  as $$ select coalesce(string_to_array(nullif(current_setting('app.actor_roles', true), ''), ','), '{}') $$;--> statement-breakpoint

-- The response team and its jobs; not reporters, not invited parties.
create function app.on_team() returns boolean language sql stable parallel safe as $$
  select app.actor_kind() = 'system' or (app.actor_kind() = 'person' and cardinality(app.actor_roles()) > 0)
$$;--> statement-breakpoint
-- Auditors read all and change nothing, whatever a use case forgets.
create function app.may_write() returns boolean language sql stable parallel safe as $$
  select app.actor_kind() is not null and app.actor_roles() is distinct from array['auditor']
$$;--> statement-breakpoint
create function app.has_role(wanted text) returns boolean language sql stable parallel safe as $$
  select app.actor_kind() = 'person' and wanted = any (app.actor_roles())
$$;--> statement-breakpoint

-- Cases one takes part in: a reporter's or draft's own, or every case a person is a participant of.
create function app.own_case_ids() returns uuid[] language sql stable security definer set search_path = pg_catalog, public as $$
  select case app.actor_kind()
    when 'person' then coalesce(
      (select array_agg(p.case_id) from public.participants p
        where p.person_id = app.actor_person() and p.removed_at is null
          and (cardinality(app.actor_roles()) > 0 or p.kind in ('adviser', 'vendor'))), '{}')
    when 'reporter' then array[app.actor_case()]
    when 'draft' then array[app.actor_case()]
    else '{}'::uuid[]
  end
$$;--> statement-breakpoint

-- What a reporter or an invited party may read of messages and files; null for the team, which reads all of them.
create function app.audience() returns text language sql stable parallel safe as $$
  select case
    when app.on_team() then null
    when app.actor_kind() in ('reporter', 'draft') then 'reporter'
    when app.actor_kind() = 'person' then 'vendor'
    else 'nothing'
  end
$$;--> statement-breakpoint

-- The only SQL copy of can(actor, 'case.read', case). A property test holds the two against each other.
alter table cases enable row level security;--> statement-breakpoint
create policy cases_read on cases for select to breakwater_app using (
  (select app.actor_kind()) = 'system'
  or ((select app.on_team()) and not restricted)
  or id = any ((select app.own_case_ids())::uuid[])
);--> statement-breakpoint
create policy cases_insert on cases for insert to breakwater_app with check (
  (select app.may_write()) and ((select app.on_team()) or id = (select app.actor_case()))
);--> statement-breakpoint
create policy cases_update on cases for update to breakwater_app using ((select app.may_write()));--> statement-breakpoint

-- Tables that belong to a case: visible with it, to everyone who sees it.
do $$
declare t text;
begin
  foreach t in array array['branch_decisions','remediations','vulnerabilities','affected_ranges','scores','advisory_approvals'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy team on %I for select to breakwater_app using ((select app.on_team()) and exists (select from cases c where c.id = case_id))', t);
    execute format('create policy team_write on %I for all to breakwater_app using ((select app.on_team()) and (select app.may_write()) and exists (select from cases c where c.id = case_id)) with check ((select app.on_team()) and (select app.may_write()) and exists (select from cases c where c.id = case_id))', t);
  end loop;
end $$;--> statement-breakpoint
-- The reporter's own score arrives with the report.
create policy reporter_score on scores for insert to breakwater_app with check (
  issuer = 'reporter' and case_id = (select app.actor_case()));--> statement-breakpoint
create policy reporter_vulnerability on vulnerabilities for insert to breakwater_app with check (
  case_id = (select app.actor_case()) and (select app.actor_kind()) = 'draft');--> statement-breakpoint

-- Keys open what they seal, so they are visible exactly with it. A draft makes the key of the case it will become.
alter table case_keys enable row level security;--> statement-breakpoint
create policy case_keys_read on case_keys for select to breakwater_app using (
  (select app.actor_kind()) = 'system' or case_id = any ((select app.own_case_ids())::uuid[]) or exists (select from cases c where c.id = case_id));--> statement-breakpoint
create policy case_keys_insert on case_keys for insert to breakwater_app with check (
  (select app.may_write()) and ((select app.on_team()) or case_id = (select app.actor_case())));--> statement-breakpoint
create policy case_keys_rewrap on case_keys for update to breakwater_app using ((select app.actor_kind()) = 'system');--> statement-breakpoint

alter table participants enable row level security;--> statement-breakpoint
create policy participants_read on participants for select to breakwater_app using (
  ((select app.on_team()) and exists (select from cases c where c.id = case_id))
  or id = (select app.actor_participant())
  or person_id = (select app.actor_person()));--> statement-breakpoint
create policy participants_insert on participants for insert to breakwater_app with check (
  (select app.may_write()) and ((select app.on_team()) or case_id = (select app.actor_case())));--> statement-breakpoint
create policy participants_update on participants for update to breakwater_app using (
  (select app.may_write()) and ((select app.on_team()) or id = (select app.actor_participant())));--> statement-breakpoint

-- Reports are immutable: no update, no delete for anyone.
alter table reports enable row level security;--> statement-breakpoint
create policy reports_read on reports for select to breakwater_app using (
  ((select app.on_team()) and exists (select from cases c where c.id = case_id))
  or case_id = (select app.actor_case()));--> statement-breakpoint
create policy reports_insert on reports for insert to breakwater_app with check (
  (select app.may_write()) and ((select app.on_team()) or case_id = (select app.actor_case())));--> statement-breakpoint

alter table drafts enable row level security;--> statement-breakpoint
create policy drafts_own on drafts for all to breakwater_app
  using (case_id = (select app.actor_case()) or (select app.actor_kind()) = 'system')
  with check (case_id = (select app.actor_case()) or (select app.actor_kind()) = 'system');--> statement-breakpoint

-- Messages are append-only. Internal notes never reach a reporter: not by forgetting a WHERE, not by a new page.
alter table messages enable row level security;--> statement-breakpoint
create policy messages_read on messages for select to breakwater_app using (
  exists (select from cases c where c.id = case_id)
  and ((select app.audience()) is null or audience = (select app.audience())));--> statement-breakpoint
create policy messages_insert on messages for insert to breakwater_app with check (
  (select app.may_write())
  and exists (select from cases c where c.id = case_id)
  and ((select app.audience()) is null or audience = (select app.audience())));--> statement-breakpoint

alter table attachments enable row level security;--> statement-breakpoint
create policy attachments_all on attachments for all to breakwater_app
  using (
    (case_id = any ((select app.own_case_ids())::uuid[]) or (select app.actor_kind()) = 'system' or exists (select from cases c where c.id = case_id))
    and ((select app.audience()) is null or audience = (select app.audience())))
  with check (
    (select app.may_write())
    and (case_id = any ((select app.own_case_ids())::uuid[]) or exists (select from cases c where c.id = case_id))
    and ((select app.audience()) is null or audience = (select app.audience())));--> statement-breakpoint
alter table attachment_frames enable row level security;--> statement-breakpoint
create policy attachment_frames_all on attachment_frames for all to breakwater_app
  using (exists (select from attachments a where a.id = attachment_id))
  with check (exists (select from attachments a where a.id = attachment_id));--> statement-breakpoint

alter table clocks enable row level security;--> statement-breakpoint
create policy clocks_read on clocks for select to breakwater_app using (
  exists (select from cases c where c.id = case_id) and ((select app.on_team()) or shown_to_reporter));--> statement-breakpoint
create policy clocks_insert on clocks for insert to breakwater_app with check (
  (select app.may_write()) and exists (select from cases c where c.id = case_id));--> statement-breakpoint
-- A reporter's reply pauses and resumes clocks they cannot see.
create policy clocks_update on clocks for update to breakwater_app using (
  (select app.may_write()) and exists (select from cases c where c.id = case_id));--> statement-breakpoint

-- Unpublished advisories are the team's; a reporter may read the draft once it is offered as a preview (content sealed).
alter table advisories enable row level security;--> statement-breakpoint
create policy advisories_read on advisories for select to breakwater_app using (
  exists (select from cases c where c.id = case_id));--> statement-breakpoint
create policy advisories_write on advisories for all to breakwater_app
  using ((select app.on_team()) and (select app.may_write()) and exists (select from cases c where c.id = case_id))
  with check ((select app.on_team()) and (select app.may_write()) and exists (select from cases c where c.id = case_id));--> statement-breakpoint

-- What was published is everybody's, but still nobody's without a context.
alter table advisory_revisions enable row level security;--> statement-breakpoint
create policy advisory_revisions_read on advisory_revisions for select to breakwater_app using ((select app.actor_kind()) is not null);--> statement-breakpoint
create policy advisory_revisions_insert on advisory_revisions for insert to breakwater_app with check (
  (select app.on_team()) and (select app.may_write()) and exists (select from cases c where c.id = case_id));--> statement-breakpoint
create policy advisory_revisions_supersede on advisory_revisions for update to breakwater_app using (
  (select app.on_team()) and (select app.may_write()) and exists (select from cases c where c.id = case_id));--> statement-breakpoint

alter table credits enable row level security;--> statement-breakpoint
create policy credits_read on credits for select to breakwater_app using (
  ((select app.actor_kind()) is not null and public_name is not null)
  or ((select app.on_team()) and exists (select from cases c where c.id = case_id))
  or participant_id = (select app.actor_participant()));--> statement-breakpoint
create policy credits_insert on credits for insert to breakwater_app with check (
  (select app.on_team()) and (select app.may_write()) and exists (select from cases c where c.id = case_id));--> statement-breakpoint
create policy credits_update on credits for update to breakwater_app using (
  (select app.may_write()) and (
    ((select app.on_team()) and exists (select from cases c where c.id = case_id))
    or participant_id = (select app.actor_participant())));--> statement-breakpoint

-- Team members read each other's names; secrets are one's own. Sign-in finds people through the functions below.
alter table people enable row level security;--> statement-breakpoint
create policy people_read on people for select to breakwater_app using ((select app.on_team()) or id = (select app.actor_person()));--> statement-breakpoint
create policy people_write on people for all to breakwater_app
  using ((select app.actor_kind()) = 'system' or (select app.has_role('admin')) or id = (select app.actor_person()))
  with check ((select app.actor_kind()) = 'system' or (select app.has_role('admin')) or id = (select app.actor_person()));--> statement-breakpoint
alter table person_roles enable row level security;--> statement-breakpoint
create policy person_roles_read on person_roles for select to breakwater_app using ((select app.on_team()) or person_id = (select app.actor_person()));--> statement-breakpoint
create policy person_roles_write on person_roles for all to breakwater_app
  using ((select app.actor_kind()) = 'system' or (select app.has_role('admin')))
  with check ((select app.actor_kind()) = 'system' or (select app.has_role('admin')));--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['person_secrets','recovery_codes','authenticators','accounts','staff_sessions'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own on %I for all to breakwater_app using (person_id = (select app.actor_person()) or (select app.actor_kind()) = ''system'') with check (person_id = (select app.actor_person()) or (select app.actor_kind()) = ''system'')', t);
  end loop;
end $$;--> statement-breakpoint
-- An admin ends other people's sessions and factors, without reading their secrets.
create policy admin_ends on staff_sessions for delete to breakwater_app using ((select app.has_role('admin')));--> statement-breakpoint
create policy admin_sees on staff_sessions for select to breakwater_app using ((select app.has_role('admin')));--> statement-breakpoint
alter table links enable row level security;--> statement-breakpoint
create policy links_all on links for all to breakwater_app
  using ((select app.actor_kind()) = 'system' or (select app.has_role('admin')) or person_id = (select app.actor_person()))
  with check ((select app.actor_kind()) = 'system' or (select app.has_role('admin')) or person_id = (select app.actor_person()));--> statement-breakpoint
alter table portal_sessions enable row level security;--> statement-breakpoint
create policy portal_sessions_own on portal_sessions for all to breakwater_app
  using (participant_id = (select app.actor_participant()) or (select app.actor_kind()) = 'system')
  with check (participant_id = (select app.actor_participant()) or (select app.actor_kind()) = 'system');--> statement-breakpoint

-- Public registers: readable in any context, written by admins and by set-up.
do $$
declare t text;
begin
  foreach t in array array['settings','policy_versions','products','product_branches'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy anyone on %I for select to breakwater_app using ((select app.actor_kind()) is not null)', t);
    execute format('create policy managed on %I for insert to breakwater_app with check ((select app.actor_kind()) = ''system'' or (select app.has_role(''admin'')))', t);
    execute format('create policy changed on %I for update to breakwater_app using ((select app.actor_kind()) = ''system'' or (select app.has_role(''admin'')))', t);
  end loop;
end $$;--> statement-breakpoint
alter table scope_keys enable row level security;--> statement-breakpoint
create policy scope_keys_read on scope_keys for select to breakwater_app using ((select app.actor_kind()) is not null);--> statement-breakpoint
create policy scope_keys_write on scope_keys for all to breakwater_app
  using ((select app.actor_kind()) = 'system') with check ((select app.actor_kind()) = 'system');--> statement-breakpoint

-- The outbox: anyone's change may queue a notice, the team reads what would go out.
alter table notices enable row level security;--> statement-breakpoint
create policy notices_read on notices for select to breakwater_app using (
  (select app.actor_kind()) = 'system'
  or ((select app.on_team()) and (case_id is null or exists (select from cases c where c.id = case_id))));--> statement-breakpoint
create policy notices_insert on notices for insert to breakwater_app with check ((select app.may_write()));--> statement-breakpoint
create policy notices_update on notices for update to breakwater_app using ((select app.actor_kind()) = 'system');--> statement-breakpoint

-- Audit. Readable with the subject; written by one function only; updated and deleted by nobody.
alter table events enable row level security;--> statement-breakpoint
create policy events_read on events for select to breakwater_app using (
  (select app.actor_kind()) = 'system'
  or (chain_kind = 'case' and exists (select from cases c where c.id = chain_id) and ((select app.on_team()) or audience = 'reporter'))
  or (chain_kind = 'person' and (chain_id = (select app.actor_person()) or (select app.has_role('admin')) or (select app.has_role('auditor'))))
  or (chain_kind = 'instance' and ((select app.has_role('admin')) or (select app.has_role('auditor')))));--> statement-breakpoint
alter table chain_heads enable row level security;--> statement-breakpoint
create policy chain_heads_read on chain_heads for select to breakwater_app using (
  (select app.actor_kind()) = 'system' or (select app.has_role('admin')) or (select app.has_role('auditor')));--> statement-breakpoint

-- One row's place in its chain: every column, length-prefixed so that no two rows read alike. lib/server/audit/verify.ts recomputes it outside the database.
create function app.event_hash(previous bytea, e events) returns bytea language sql immutable as $$
  select sha256(previous || convert_to(string_agg(octet_length(part) || ':' || part, '' order by n), 'UTF8'))
  from unnest(array[
    e.chain_kind, e.chain_id::text, e.seq::text,
    (extract(epoch from e.at) * 1000)::bigint::text,
    e.actor_kind, coalesce(e.actor_id::text, ''), e.action, e.audience,
    e.data::text, coalesce(encode(sha256(e.sealed), 'hex'), '')
  ]) with ordinality as parts(part, n)
$$;--> statement-breakpoint

create function app.append_events(entries jsonb) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  entry jsonb;
  head record;
  fresh events;
begin
  if app.actor_kind() is null then raise exception 'an event needs an actor'; end if;
  for entry in select * from jsonb_array_elements(entries) loop
    insert into chain_heads (chain_kind, chain_id, seq, hash)
      values (entry->>'chainKind', (entry->>'chainId')::uuid, 0, sha256(convert_to('breakwater', 'UTF8')))
      on conflict (chain_kind, chain_id) do nothing;
    select seq, hash into head from chain_heads
      where chain_kind = entry->>'chainKind' and chain_id = (entry->>'chainId')::uuid for update;
    fresh.chain_kind := entry->>'chainKind';
    fresh.chain_id := (entry->>'chainId')::uuid;
    fresh.seq := head.seq + 1;
    fresh.at := (entry->>'at')::timestamptz;
    fresh.actor_kind := app.actor_kind();
    fresh.actor_id := nullif(entry->>'actorId', '')::uuid;
    fresh.action := entry->>'action';
    fresh.audience := entry->>'audience';
    fresh.data := coalesce(entry->'data', '{}'::jsonb);
    fresh.sealed := decode(entry->>'sealed', 'base64');
    fresh.previous_hash := head.hash;
    fresh.hash := app.event_hash(head.hash, fresh);
    insert into events select fresh.*;
    update chain_heads set seq = fresh.seq, hash = fresh.hash
      where chain_kind = fresh.chain_kind and chain_id = fresh.chain_id;
  end loop;
end $$;--> statement-breakpoint

-- Look-ups that find out who is asking: narrow, by a token's hash, beside row-level security on purpose.
create function app.find_staff_session(token bytea, at timestamptz, idle_minutes integer)
returns table (session_id uuid, person_id uuid, display_name text, roles text[], stepped_up_at timestamptz, last_seen_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public as $$
  select s.id, p.id, p.display_name,
    coalesce((select array_agg(r.role order by r.role) from person_roles r where r.person_id = p.id), '{}'),
    s.stepped_up_at, s.last_seen_at
  from staff_sessions s join people p on p.id = s.person_id
  where s.token_hash = token and s.expires_at > at and p.disabled_at is null
    and s.last_seen_at > at - make_interval(mins => coalesce((select session_idle_minutes from settings where id = 1), idle_minutes))
$$;--> statement-breakpoint
create function app.touch_staff_session(token bytea, at timestamptz) returns void
language sql security definer set search_path = pg_catalog, public as $$
  update staff_sessions set last_seen_at = at where token_hash = token and last_seen_at < at - interval '1 minute'
$$;--> statement-breakpoint
create function app.find_portal_session(token bytea, at timestamptz)
returns table (participant_id uuid, case_id uuid, last_seen_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public as $$
  select s.participant_id, s.case_id, s.last_seen_at
  from portal_sessions s join participants p on p.id = s.participant_id and p.removed_at is null
  where s.token_hash = token and s.last_seen_at > at - interval '30 minutes' and s.created_at > at - interval '2 hours'
$$;--> statement-breakpoint
create function app.touch_portal_session(token bytea, at timestamptz) returns void
language sql security definer set search_path = pg_catalog, public as $$
  update portal_sessions set last_seen_at = at where token_hash = token and last_seen_at < at - interval '1 minute'
$$;--> statement-breakpoint
create function app.find_receipt(receipt bytea) returns table (participant_id uuid, case_id uuid)
language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.case_id from participants p where p.receipt_hash = receipt and p.removed_at is null
$$;--> statement-breakpoint
create function app.find_draft(secret bytea, at timestamptz) returns table (draft_id uuid, case_id uuid)
language sql stable security definer set search_path = pg_catalog, public as $$
  select d.id, d.case_id from drafts d where d.secret_hash = secret and d.expires_at > at
$$;--> statement-breakpoint
create function app.find_link(token bytea, wanted text, at timestamptz) returns table (link_id uuid, person_id uuid, payload_sealed bytea)
language sql stable security definer set search_path = pg_catalog, public as $$
  select l.id, l.person_id, l.payload_sealed from links l
  where l.token_hash = token and l.kind = wanted and l.used_at is null and l.expires_at > at
$$;--> statement-breakpoint
create function app.find_person_by_email(address bytea)
returns table (person_id uuid, password_hash text, has_totp boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, s.password_hash, s.totp_confirmed_at is not null
  from people p left join person_secrets s on s.person_id = p.id
  where p.email_hash = address and p.disabled_at is null
$$;--> statement-breakpoint
create function app.setup_open() returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select not exists (select from settings where setup_completed_at is not null)
$$;--> statement-breakpoint
-- How many other active people hold one of these roles: decides whether a second person is required.
create function app.others_with_role(roles text[], except_person uuid) returns integer
language sql stable security definer set search_path = pg_catalog, public as $$
  select count(distinct r.person_id)::integer from person_roles r join people p on p.id = r.person_id
  where r.role = any (roles) and p.disabled_at is null and r.person_id is distinct from except_person
$$;--> statement-breakpoint

-- Jobs enter the queue in the transaction of the change that causes them; they carry ids only.
create function app.add_job(name text, payload json, job_key text, run_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if app.actor_kind() is null then raise exception 'a job needs an actor'; end if;
  perform graphile_worker.add_job(name, payload, run_at => run_at, job_key => job_key, max_attempts => 12);
end $$;--> statement-breakpoint

revoke all on all functions in schema app from public;--> statement-breakpoint
grant usage on schema app, public to breakwater_app;--> statement-breakpoint
grant execute on all functions in schema app to breakwater_app;--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to breakwater_app;--> statement-breakpoint
revoke insert, update, delete on events, chain_heads from breakwater_app;--> statement-breakpoint
revoke update, delete on reports, messages, policy_versions, scores from breakwater_app;--> statement-breakpoint
grant update (current) on policy_versions to breakwater_app;--> statement-breakpoint
revoke delete on cases, participants, advisories, advisory_revisions, credits, notices, people from breakwater_app;
