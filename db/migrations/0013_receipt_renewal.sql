CREATE TABLE "receipt_renewals" (
	"secret_hash" "bytea" PRIMARY KEY NOT NULL,
	"participant_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_template";--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "receipt_stopped_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "receipt_renewals" ADD CONSTRAINT "receipt_renewals_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "receipt_renewals_participant" ON "receipt_renewals" USING btree ("participant_id");--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_template" CHECK ("template" in ('new_report', 'new_message', 'case_changed', 'question', 'published', 'late', 'code_replaced', 'code_stopped'));--> statement-breakpoint

-- One's own renewals; nobody gives a row another secret or owner, and only the sweep takes rows away.
alter table receipt_renewals enable row level security;--> statement-breakpoint
create policy receipt_renewals_read on receipt_renewals for select to breakwater_app
  using (participant_id = (select app.actor_participant()) or (select app.actor_kind()) = 'system');--> statement-breakpoint
create policy receipt_renewals_make on receipt_renewals for insert to breakwater_app
  with check (participant_id = (select app.actor_participant()));--> statement-breakpoint
create policy receipt_renewals_close on receipt_renewals for update to breakwater_app
  using (participant_id = (select app.actor_participant()) or (select app.actor_kind()) = 'system');--> statement-breakpoint
create policy receipt_renewals_sweep on receipt_renewals for delete to breakwater_app
  using ((select app.actor_kind()) = 'system');--> statement-breakpoint
grant select, insert, delete on receipt_renewals to breakwater_app;--> statement-breakpoint
grant update (closed_at) on receipt_renewals to breakwater_app;--> statement-breakpoint

-- Codes are the reporters': the team may stop one and let it in again, and can neither make nor replace one, whatever a use
-- case forgets. Without a context (the owner of the tables: restore, tests) nothing is held back.
create function app.guard_receipt() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare kind text := app.actor_kind();
begin
  if kind is null then return new; end if;
  if tg_op = 'INSERT' then
    if new.receipt_hash is not null and kind <> 'draft' or new.receipt_stopped_at is not null then
      raise exception 'a receipt code comes with a report' using errcode = '42501';
    end if;
    return new;
  end if;
  if new.receipt_hash is distinct from old.receipt_hash
    and (kind <> 'reporter' or new.id is distinct from app.actor_participant()) then
    raise exception 'a receipt code is its reporter''s to replace' using errcode = '42501';
  end if;
  if new.receipt_stopped_at is distinct from old.receipt_stopped_at and kind not in ('person', 'system') then
    raise exception 'a receipt code is the team''s to stop' using errcode = '42501';
  end if;
  return new;
end $$;--> statement-breakpoint
create trigger participants_receipt before insert or update on participants
  for each row execute function app.guard_receipt();--> statement-breakpoint

-- A stopped code opens nothing, and no visit that it opened goes on.
create or replace function app.find_receipt(receipt bytea) returns table (participant_id uuid, case_id uuid)
language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.case_id from participants p
  where p.receipt_hash = receipt and p.removed_at is null and p.receipt_stopped_at is null
$$;--> statement-breakpoint
create or replace function app.find_portal_session(token bytea, at timestamptz)
returns table (participant_id uuid, case_id uuid, last_seen_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public as $$
  select s.participant_id, s.case_id, s.last_seen_at
  from portal_sessions s join participants p
    on p.id = s.participant_id and p.removed_at is null and p.receipt_stopped_at is null
  where s.token_hash = token and s.last_seen_at > at - interval '30 minutes' and s.created_at > at - interval '2 hours'
$$;--> statement-breakpoint

-- Which reporter's new code a browser holds the secret of, and whether it may still be shown.
create function app.find_receipt_renewal(secret bytea, at timestamptz)
returns table (participant_id uuid, case_id uuid, closed boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.case_id,
    r.closed_at is not null or r.expires_at <= at or p.removed_at is not null or p.receipt_stopped_at is not null
  from receipt_renewals r join participants p on p.id = r.participant_id
  where r.secret_hash = secret
$$;--> statement-breakpoint
revoke all on function app.guard_receipt(), app.find_receipt_renewal(bytea, timestamptz) from public;--> statement-breakpoint
grant execute on function app.find_receipt_renewal(bytea, timestamptz) to breakwater_app;
