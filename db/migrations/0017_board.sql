CREATE INDEX "cases_put_away" ON "cases" USING btree ("received_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE snoozed_until is not null or snoozed_until_reply;--> statement-breakpoint
CREATE INDEX "cases_held" ON "cases" USING btree ("received_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE held;--> statement-breakpoint
CREATE INDEX "cases_ssvc" ON "cases" USING btree ("ssvc","received_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE ssvc is not null;--> statement-breakpoint
CREATE INDEX "cases_origin" ON "cases" USING btree ("origin","received_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "clocks_unacknowledged" ON "clocks" USING btree ("case_id") WHERE kind = 'acknowledgement' and satisfied_at is null and ended_at is null;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_outcome_closed" CHECK (outcome is null or state = 'closed');--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_closed_at" CHECK ((state = 'closed') = (closed_at is not null));--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_score_rated" CHECK (severity is not null or score is null);--> statement-breakpoint

-- A session that ends says so, so that its open streams end with it. Who it was stays here.
create function app.tell_of_session() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform pg_notify('breakwater_changes', '{"session":true}');
  return null;
end $$;--> statement-breakpoint
create trigger tell_of_session after delete on staff_sessions for each statement execute function app.tell_of_session();--> statement-breakpoint
revoke all on function app.tell_of_session() from public;
