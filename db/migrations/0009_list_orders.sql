DROP INDEX "advisory_revisions_public_id";--> statement-breakpoint
DROP INDEX "advisory_revisions_list";--> statement-breakpoint
DROP INDEX "cases_received";--> statement-breakpoint
DROP INDEX "cases_state_received";--> statement-breakpoint
DROP INDEX "cases_severity_received";--> statement-breakpoint
DROP INDEX "cases_product_received";--> statement-breakpoint
DROP INDEX "cases_assignee_received";--> statement-breakpoint
DROP INDEX "cases_activity";--> statement-breakpoint
DROP INDEX "cases_next_due";--> statement-breakpoint
DROP INDEX "notices_created";--> statement-breakpoint
CREATE INDEX "cases_open" ON "cases" USING btree ("received_at" DESC NULLS FIRST,"id" DESC NULLS FIRST,"restricted") WHERE state <> 'closed';--> statement-breakpoint
CREATE INDEX "advisory_revisions_public_id" ON "advisory_revisions" USING btree ("public_id","number" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "advisory_revisions_list" ON "advisory_revisions" USING btree ("first_published_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "cases_received" ON "cases" USING btree ("received_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "cases_state_received" ON "cases" USING btree ("state","received_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "cases_severity_received" ON "cases" USING btree ("severity","received_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "cases_product_received" ON "cases" USING btree ("product_id","received_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "cases_assignee_received" ON "cases" USING btree ("assignee_id","received_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "cases_activity" ON "cases" USING btree ("last_activity_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "cases_next_due" ON "cases" USING btree ("next_due_at","id","state","restricted") WHERE next_due_at is not null;--> statement-breakpoint
CREATE INDEX "notices_created" ON "notices" USING btree ("created_at" DESC NULLS FIRST,"id");