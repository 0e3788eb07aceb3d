-- Every page of the desk asks who is there and whether they want single keys: one statement answers both.
drop function app.find_staff_session(bytea, timestamptz);--> statement-breakpoint
create function app.find_staff_session(token bytea, at timestamptz)
returns table (session_id uuid, person_id uuid, display_name text, roles text[], stepped_up_at timestamptz, last_seen_at timestamptz, owes text, single_keys boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
  select s.id, p.id, p.display_name,
    coalesce((select array_agg(r.role order by r.role) from person_roles r where r.person_id = p.id), '{}'),
    s.stepped_up_at, s.last_seen_at,
    case
      when s.two_factors or not coalesce(i.require_second_factor, false) then null
      when exists (select from authenticators a where a.person_id = p.id)
        or exists (select from person_secrets f where f.person_id = p.id and f.totp_confirmed_at is not null) then 'proof'
      else 'second_factor'
    end,
    coalesce(w.single_keys, true)
  from staff_sessions s join people p on p.id = s.person_id left join settings i on i.id = 1
    left join person_preferences w on w.person_id = p.id
  where s.token_hash = token and s.expires_at > at and p.disabled_at is null
    and s.last_seen_at > at - make_interval(mins => coalesce(i.session_idle_minutes, 480))
    and s.created_at > at - make_interval(mins => coalesce(i.session_absolute_minutes, 1440))
$$;--> statement-breakpoint
revoke all on function app.find_staff_session(bytea, timestamptz) from public;--> statement-breakpoint
grant execute on function app.find_staff_session(bytea, timestamptz) to breakwater_app;
