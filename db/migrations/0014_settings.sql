ALTER TABLE "staff_sessions" ADD COLUMN "two_factors" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "files_per_message" integer DEFAULT 10 NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "file_bytes" bigint DEFAULT 26214400 NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "case_bytes" bigint DEFAULT 104857600 NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "rate_limits" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "require_second_factor" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_session_limits" CHECK ("settings"."session_idle_minutes" between 1 and "settings"."session_absolute_minutes");--> statement-breakpoint

-- Both limits of a session hold at the next request, also for sessions that were opened under longer ones. What is owed:
-- where a second factor is required, a session in which none was proven has to prove one, or set one up where there is none.
drop function app.find_staff_session(bytea, timestamptz, integer);--> statement-breakpoint
create function app.find_staff_session(token bytea, at timestamptz)
returns table (session_id uuid, person_id uuid, display_name text, roles text[], stepped_up_at timestamptz, last_seen_at timestamptz, owes text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select s.id, p.id, p.display_name,
    coalesce((select array_agg(r.role order by r.role) from person_roles r where r.person_id = p.id), '{}'),
    s.stepped_up_at, s.last_seen_at,
    case
      when s.two_factors or not coalesce(i.require_second_factor, false) then null
      when exists (select from authenticators a where a.person_id = p.id)
        or exists (select from person_secrets f where f.person_id = p.id and f.totp_confirmed_at is not null) then 'proof'
      else 'second_factor'
    end
  from staff_sessions s join people p on p.id = s.person_id left join settings i on i.id = 1
  where s.token_hash = token and s.expires_at > at and p.disabled_at is null
    and s.last_seen_at > at - make_interval(mins => coalesce(i.session_idle_minutes, 480))
    and s.created_at > at - make_interval(mins => coalesce(i.session_absolute_minutes, 1440))
$$;--> statement-breakpoint

-- Who has a second factor, for those who answer for it; the secrets themselves stay their owner's.
create function app.second_factors() returns table (person_id uuid, has_totp boolean, passkeys integer)
language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, coalesce(f.totp_confirmed_at is not null, false),
    (select count(*)::integer from authenticators a where a.person_id = p.id)
  from people p left join person_secrets f on f.person_id = p.id
  where app.actor_kind() = 'system' or app.has_role('admin') or app.has_role('auditor')
$$;--> statement-breakpoint

-- Tries are counted outside any transaction, before it is known who asks: one number, and no actor needed.
create function app.rate_limit_tries(name text) returns integer
language sql stable security definer set search_path = pg_catalog, public as $$
  select (rate_limits->>name)::integer from settings where id = 1
$$;--> statement-breakpoint
revoke all on function app.find_staff_session(bytea, timestamptz), app.second_factors(), app.rate_limit_tries(text) from public;--> statement-breakpoint
grant execute on function app.find_staff_session(bytea, timestamptz), app.second_factors(), app.rate_limit_tries(text) to breakwater_app;
