ALTER TABLE "accounts" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP TABLE "accounts" CASCADE;--> statement-breakpoint
ALTER TABLE "notices" DROP COLUMN "address_sealed";--> statement-breakpoint
ALTER TABLE "credits" ADD CONSTRAINT "credits_naming" CHECK ("naming" in ('name', 'pseudonym', 'anonymous', 'none'));--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_exploited" CHECK ("exploited" in ('no', 'yes', 'unsure'));--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_already_public" CHECK ("already_public" in ('no', 'yes', 'unsure'));--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_next_due_kind" CHECK ("next_due_kind" in ('acknowledgement', 'evaluation', 'next_update'));--> statement-breakpoint
ALTER TABLE "clocks" ADD CONSTRAINT "clocks_kind" CHECK ("kind" in ('acknowledgement', 'evaluation', 'next_update'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_template" CHECK ("template" in ('new_report', 'new_message', 'case_changed', 'question', 'published', 'late'));--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_cvss_version" CHECK ("cvss_version" in ('4.0', '3.1'));