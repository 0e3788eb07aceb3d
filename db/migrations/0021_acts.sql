ALTER TABLE "notices" DROP CONSTRAINT "notices_template";--> statement-breakpoint
ALTER TABLE "labels" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "person_preferences" ADD COLUMN "mail_mentions" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "person_preferences" ADD COLUMN "mail_watched" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_template" CHECK ("template" in ('new_report', 'new_message', 'case_changed', 'question', 'published', 'late', 'code_replaced', 'code_stopped', 'mentioned', 'watched_message'));--> statement-breakpoint

-- Whether somebody wants a mail is looked up when it is about to leave.
create policy asked_before_mail on person_preferences for select to breakwater_app using ((select app.actor_kind()) = 'system');--> statement-breakpoint

-- What somebody does themselves is no news to them: who had read all of a case has read what they add to it.
create function app.keep_own_read_mark() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  update case_reads set read_at = new.last_activity_at
  where person_id = app.actor_person() and case_id = new.id and read_at >= old.last_activity_at;
  return null;
end $$;--> statement-breakpoint
create trigger keep_own_read_mark after update of last_activity_at on cases for each row
  when (new.last_activity_at > old.last_activity_at) execute function app.keep_own_read_mark();--> statement-breakpoint
revoke all on function app.keep_own_read_mark() from public;--> statement-breakpoint
grant execute on function app.keep_own_read_mark() to breakwater_app;
