-- Every id names a row, or its table says why not. Rows from before may name what is gone: such a name is cleared, and a
-- row that means nothing without it goes.
ALTER TABLE "credits" ALTER COLUMN "offered_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "branch_decisions" ALTER COLUMN "decided_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "remediations" ALTER COLUMN "recorded_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "clocks" ALTER COLUMN "satisfied_by" SET DATA TYPE uuid
  USING case when satisfied_by ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then satisfied_by::uuid end;--> statement-breakpoint
do $$
declare named record;
begin
  for named in
    select * from (values
      ('advisories', 'author_id', 'people'), ('messages', 'author_person_id', 'people'), ('scores', 'created_by', 'people'),
      ('links', 'created_by', 'people'), ('cases', 'spam_marked_by', 'people'), ('credits', 'offered_by', 'people'),
      ('branch_decisions', 'decided_by', 'people'), ('remediations', 'recorded_by', 'people'),
      ('clocks', 'satisfied_by', 'people'), ('credits', 'participant_id', 'participants'),
      ('messages', 'author_participant_id', 'participants'), ('reports', 'participant_id', 'participants'),
      ('affected_ranges', 'product_id', 'products')) as names (t, c, target)
  loop
    execute format('update %1$I holder set %2$I = null
      where holder.%2$I is not null and not exists (select from %3$I target where target.id = holder.%2$I)',
      named.t, named.c, named.target);
  end loop;
end $$;--> statement-breakpoint
update advisory_approvals g set case_id = a.case_id from advisories a where a.id = g.advisory_id and a.case_id <> g.case_id;--> statement-breakpoint
update advisory_revisions r set case_id = a.case_id from advisories a where a.id = r.advisory_id and a.case_id <> r.case_id;--> statement-breakpoint
update affected_ranges r set case_id = v.case_id from vulnerabilities v where v.id = r.vulnerability_id and v.case_id <> r.case_id;--> statement-breakpoint
update scores s set case_id = v.case_id from vulnerabilities v where v.id = s.vulnerability_id and v.case_id <> s.case_id;--> statement-breakpoint
delete from advisory_approvals g where not exists (select from people p where p.id = g.person_id);--> statement-breakpoint
delete from branch_decisions d where not exists (select from product_branches b where b.id = d.branch_id);--> statement-breakpoint
delete from attachments a where message_id is not null and not exists (select from messages m where m.id = a.message_id);--> statement-breakpoint
delete from attachments a where report_id is not null and not exists (select from reports r where r.id = a.report_id);--> statement-breakpoint
delete from notices n where (case_id is not null and not exists (select from cases c where c.id = n.case_id))
  or (person_id is not null and not exists (select from people p where p.id = n.person_id))
  or (participant_id is not null and not exists (select from participants p where p.id = n.participant_id));--> statement-breakpoint
delete from portal_sessions s where not exists (select from participants p where p.id = s.participant_id)
  or not exists (select from cases c where c.id = s.case_id);--> statement-breakpoint
ALTER TABLE "advisories" ADD CONSTRAINT "advisories_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advisory_approvals" ADD CONSTRAINT "advisory_approvals_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advisory_approvals" ADD CONSTRAINT "advisory_approvals_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advisory_revisions" ADD CONSTRAINT "advisory_revisions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credits" ADD CONSTRAINT "credits_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credits" ADD CONSTRAINT "credits_offered_by_people_id_fk" FOREIGN KEY ("offered_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "branch_decisions" ADD CONSTRAINT "branch_decisions_branch_id_product_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."product_branches"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "branch_decisions" ADD CONSTRAINT "branch_decisions_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_spam_marked_by_people_id_fk" FOREIGN KEY ("spam_marked_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remediations" ADD CONSTRAINT "remediations_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clocks" ADD CONSTRAINT "clocks_satisfied_by_people_id_fk" FOREIGN KEY ("satisfied_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clocks" ADD CONSTRAINT "clocks_policy_version_id_policy_versions_id_fk" FOREIGN KEY ("policy_version_id") REFERENCES "public"."policy_versions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE cascade ON UPDATE no action DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_author_person_id_people_id_fk" FOREIGN KEY ("author_person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_author_participant_id_participants_id_fk" FOREIGN KEY ("author_participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_policy_version_id_policy_versions_id_fk" FOREIGN KEY ("policy_version_id") REFERENCES "public"."policy_versions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_sessions" ADD CONSTRAINT "portal_sessions_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_sessions" ADD CONSTRAINT "portal_sessions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affected_ranges" ADD CONSTRAINT "affected_ranges_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affected_ranges" ADD CONSTRAINT "affected_ranges_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "advisories_author" ON "advisories" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "advisory_approvals_person" ON "advisory_approvals" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "advisory_approvals_case" ON "advisory_approvals" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "advisory_revisions_case" ON "advisory_revisions" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "credits_participant" ON "credits" USING btree ("participant_id");--> statement-breakpoint
CREATE INDEX "credits_offered_by" ON "credits" USING btree ("offered_by");--> statement-breakpoint
CREATE INDEX "branch_decisions_branch" ON "branch_decisions" USING btree ("branch_id");--> statement-breakpoint
CREATE INDEX "branch_decisions_decided_by" ON "branch_decisions" USING btree ("decided_by");--> statement-breakpoint
CREATE INDEX "cases_spam_marked_by" ON "cases" USING btree ("spam_marked_by") WHERE spam_marked_by is not null;--> statement-breakpoint
CREATE INDEX "remediations_recorded_by" ON "remediations" USING btree ("recorded_by");--> statement-breakpoint
CREATE INDEX "clocks_policy_version" ON "clocks" USING btree ("policy_version_id");--> statement-breakpoint
CREATE INDEX "clocks_satisfied_by" ON "clocks" USING btree ("satisfied_by") WHERE satisfied_by is not null;--> statement-breakpoint
CREATE INDEX "attachments_message" ON "attachments" USING btree ("message_id") WHERE message_id is not null;--> statement-breakpoint
CREATE INDEX "attachments_report" ON "attachments" USING btree ("report_id") WHERE report_id is not null;--> statement-breakpoint
CREATE INDEX "messages_author_person" ON "messages" USING btree ("author_person_id") WHERE author_person_id is not null;--> statement-breakpoint
CREATE INDEX "messages_author_participant" ON "messages" USING btree ("author_participant_id") WHERE author_participant_id is not null;--> statement-breakpoint
CREATE INDEX "notices_person" ON "notices" USING btree ("person_id") WHERE person_id is not null;--> statement-breakpoint
CREATE INDEX "notices_participant" ON "notices" USING btree ("participant_id") WHERE participant_id is not null;--> statement-breakpoint
CREATE INDEX "reports_participant" ON "reports" USING btree ("participant_id");--> statement-breakpoint
CREATE INDEX "reports_policy_version" ON "reports" USING btree ("policy_version_id");--> statement-breakpoint
CREATE INDEX "links_created_by" ON "links" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "portal_sessions_case" ON "portal_sessions" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "affected_ranges_product" ON "affected_ranges" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "scores_created_by" ON "scores" USING btree ("created_by");--> statement-breakpoint
ALTER TABLE "chain_heads" ADD CONSTRAINT "chain_heads_chain_kind" CHECK ("chain_kind" in ('case', 'person', 'instance'));--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_actor_kind" CHECK ("actor_kind" in ('anonymous', 'draft', 'reporter', 'person', 'system'));