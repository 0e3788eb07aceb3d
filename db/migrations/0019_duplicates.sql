CREATE TABLE "duplicate_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"canonical_id" uuid NOT NULL,
	"linked_by" uuid,
	"linked_at" timestamp (3) with time zone NOT NULL,
	"split_by" uuid,
	"split_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "earlier_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"statement_sealed" "bytea" NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "duplicate_links" ADD CONSTRAINT "duplicate_links_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_links" ADD CONSTRAINT "duplicate_links_canonical_id_cases_id_fk" FOREIGN KEY ("canonical_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_links" ADD CONSTRAINT "duplicate_links_linked_by_people_id_fk" FOREIGN KEY ("linked_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_links" ADD CONSTRAINT "duplicate_links_split_by_people_id_fk" FOREIGN KEY ("split_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earlier_reports" ADD CONSTRAINT "earlier_reports_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "duplicate_links_open" ON "duplicate_links" USING btree ("case_id") WHERE split_at is null;--> statement-breakpoint
CREATE INDEX "duplicate_links_case" ON "duplicate_links" USING btree ("case_id","linked_at");--> statement-breakpoint
CREATE INDEX "duplicate_links_canonical" ON "duplicate_links" USING btree ("canonical_id");--> statement-breakpoint
CREATE INDEX "duplicate_links_linked_by" ON "duplicate_links" USING btree ("linked_by");--> statement-breakpoint
CREATE INDEX "duplicate_links_split_by" ON "duplicate_links" USING btree ("split_by");--> statement-breakpoint
CREATE INDEX "earlier_reports_case" ON "earlier_reports" USING btree ("case_id","issued_at");--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_duplicate_is_closed" CHECK (duplicate_of is null or (state = 'closed' and outcome = 'duplicate'));--> statement-breakpoint

-- A link tells of two cases: both have to be visible. Ending one is the system's, for whoever reopens the later case may not
-- see the other.
alter table duplicate_links enable row level security;--> statement-breakpoint
create policy team on duplicate_links for select to breakwater_app using (
  (select app.on_team()) and exists (select from cases c where c.id = case_id) and exists (select from cases c where c.id = canonical_id));--> statement-breakpoint
create policy linked on duplicate_links for insert to breakwater_app with check (
  (select app.on_team()) and (select app.may_write())
  and exists (select from cases c where c.id = case_id) and exists (select from cases c where c.id = canonical_id));--> statement-breakpoint
create policy ended on duplicate_links for update to breakwater_app using ((select app.actor_kind()) = 'system');--> statement-breakpoint

-- The statement is the later reporter's; it names no other case.
alter table earlier_reports enable row level security;--> statement-breakpoint
create policy read on earlier_reports for select to breakwater_app using (
  ((select app.actor_kind()) = 'reporter' and case_id = (select app.actor_case()))
  or ((select app.on_team()) and exists (select from cases c where c.id = case_id)));--> statement-breakpoint
create policy issued on earlier_reports for insert to breakwater_app with check ((select app.actor_kind()) = 'system');--> statement-breakpoint
create policy withdrawn on earlier_reports for update to breakwater_app using ((select app.actor_kind()) = 'system');--> statement-breakpoint
grant select, insert, update on duplicate_links, earlier_reports to breakwater_app;--> statement-breakpoint

-- For each word the cases that have it, at most so many a word: what likely duplicates are found by. As with
-- app.cases_with_words, restricted cases of others are left out by the function itself.
create function app.cases_sharing_words(wanted bigint[], most integer) returns table (word bigint, case_id uuid)
language sql stable security definer set search_path = pg_catalog, public set enable_seqscan = off as $$
  select x.word, hit.case_id
  from unnest(wanted) as x(word), lateral (
    select w.case_id from case_words w join cases c on c.id = w.case_id
    where w.words @> array[x.word]
      and (app.actor_kind() = 'system' or not c.restricted or c.id = any ((select app.own_case_ids())::uuid[]))
    limit most) hit
  where app.on_team()
$$;--> statement-breakpoint
revoke all on function app.cases_sharing_words(bigint[], integer) from public;--> statement-breakpoint
grant execute on function app.cases_sharing_words(bigint[], integer) to breakwater_app;
