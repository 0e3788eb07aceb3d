ALTER TABLE "links" DROP CONSTRAINT "links_kind";--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_kind" CHECK ("kind" in ('setup', 'invitation', 'password_reset', 'sign_in_ticket', 'second_factor', 'passkey_challenge'));--> statement-breakpoint

-- A passkey names its person: sign-in finds the key by the credential's id, and nobody disabled.
create function app.find_passkey(credential text)
returns table (person_id uuid, credential_public_key text, counter integer, transports text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select a.person_id, a.credential_public_key, a.counter, a.transports
  from authenticators a join people p on p.id = a.person_id
  where a.credential_id = credential and p.disabled_at is null
$$;--> statement-breakpoint
revoke all on function app.find_passkey(text) from public;--> statement-breakpoint
grant execute on function app.find_passkey(text) to breakwater_app;
