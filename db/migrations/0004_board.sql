DROP INDEX "cases_score";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "severity_rank" integer GENERATED ALWAYS AS (coalesce((score * 10)::integer, case severity when 'critical' then 90 when 'high' then 70 when 'medium' then 40 when 'low' then 1 when 'none' then 0 end)) STORED;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "next_due_soon_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "cases_severity_rank" ON "cases" USING btree ("severity_rank","id") WHERE severity_rank is not null;