CREATE TABLE "case_reads" (
	"person_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_reads_person_id_case_id_pk" PRIMARY KEY("person_id","case_id")
);
--> statement-breakpoint
CREATE TABLE "case_watchers" (
	"case_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_watchers_case_id_person_id_pk" PRIMARY KEY("case_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "mentions" (
	"message_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mentions_message_id_person_id_pk" PRIMARY KEY("message_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "distinct_cases" (
	"case_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "distinct_cases_case_id_other_id_pk" PRIMARY KEY("case_id","other_id")
);
--> statement-breakpoint
CREATE TABLE "case_labels" (
	"case_id" uuid NOT NULL,
	"label_id" uuid NOT NULL,
	"added_by" uuid,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_labels_case_id_label_id_pk" PRIMARY KEY("case_id","label_id")
);
--> statement-breakpoint
CREATE TABLE "labels" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"tone" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "labels_tone" CHECK ("tone" in ('neutral', 'accent', 'warn', 'vendor', 'ok'))
);
--> statement-breakpoint
CREATE TABLE "canned_replies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"body_sealed" "bytea" NOT NULL,
	"position" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "canned_replies_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "playbook_checks" (
	"case_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"done_by" uuid,
	"done_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "playbook_checks_case_id_item_id_pk" PRIMARY KEY("case_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "playbook_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"outcome" text,
	"position" integer NOT NULL,
	"words" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "playbook_items_state" CHECK ("state" in ('new', 'acknowledged', 'needs_info', 'accepted', 'remediating', 'fix_ready', 'scheduled', 'published', 'closed')),
	CONSTRAINT "playbook_items_outcome" CHECK ("outcome" in ('resolved', 'duplicate', 'out_of_scope', 'upstream', 'not_a_vulnerability', 'operator_configuration', 'not_reproducible', 'spam', 'withdrawn', 'no_answer', 'withheld'))
);
--> statement-breakpoint
CREATE TABLE "case_words" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"words" bigint[] NOT NULL,
	"indexed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_preferences" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"board" jsonb NOT NULL,
	"single_keys" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid,
	"created_by" uuid,
	"name_sealed" "bytea" NOT NULL,
	"search_sealed" "bytea" NOT NULL,
	"position" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ssvc_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"vulnerability_id" uuid NOT NULL,
	"exploitation" text NOT NULL,
	"automatable" text NOT NULL,
	"value_density" text NOT NULL,
	"technical_impact" text NOT NULL,
	"safety_impact" text NOT NULL,
	"decision" text NOT NULL,
	"rationale_sealed" "bytea",
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ssvc_decisions_exploitation" CHECK ("exploitation" in ('none', 'public_poc', 'active')),
	CONSTRAINT "ssvc_decisions_automatable" CHECK ("automatable" in ('no', 'yes')),
	CONSTRAINT "ssvc_decisions_value_density" CHECK ("value_density" in ('diffuse', 'concentrated')),
	CONSTRAINT "ssvc_decisions_technical_impact" CHECK ("technical_impact" in ('partial', 'total')),
	CONSTRAINT "ssvc_decisions_safety_impact" CHECK ("safety_impact" in ('minimal', 'significant')),
	CONSTRAINT "ssvc_decisions_decision" CHECK ("decision" in ('defer', 'scheduled', 'out_of_cycle', 'immediate'))
);
--> statement-breakpoint
ALTER TABLE "scores" DROP CONSTRAINT "scores_issuer";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "priority" text DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "priority_order" bigint GENERATED ALWAYS AS (((3 - (case priority when 'low' then 0 when 'normal' then 1 when 'high' then 2 when 'urgent' then 3 end))::bigint * 10000000000000 + coalesce((extract(epoch from (next_due_at - timestamptz '1970-01-01 00:00:00+00')) * 1000)::bigint, 9999999999999))) STORED;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "state_rank" smallint GENERATED ALWAYS AS ((case state when 'new' then 0 when 'acknowledged' then 1 when 'needs_info' then 2 when 'accepted' then 3 when 'remediating' then 4 when 'fix_ready' then 5 when 'scheduled' then 6 when 'published' then 7 when 'closed' then 8 end)) STORED;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "ssvc" text;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "has_cve" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "quality" smallint;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "reporter_waits_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "snoozed_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "snoozed_until_reply" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "snoozed_by" uuid;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "waits_for" text;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "waits_for_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "duplicate_of" uuid;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "confidentiality_requirement" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "integrity_requirement" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "availability_requirement" text;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "word_index" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "scores" ADD COLUMN "overall_score" numeric(3, 1);--> statement-breakpoint
ALTER TABLE "scores" ADD COLUMN "overall_severity" text;--> statement-breakpoint
ALTER TABLE "scores" ADD COLUMN "issuer_name" text;--> statement-breakpoint
ALTER TABLE "vulnerabilities" ADD COLUMN "impact_sentence_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "case_reads" ADD CONSTRAINT "case_reads_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_reads" ADD CONSTRAINT "case_reads_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_watchers" ADD CONSTRAINT "case_watchers_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_watchers" ADD CONSTRAINT "case_watchers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distinct_cases" ADD CONSTRAINT "distinct_cases_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distinct_cases" ADD CONSTRAINT "distinct_cases_other_id_cases_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distinct_cases" ADD CONSTRAINT "distinct_cases_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_labels" ADD CONSTRAINT "case_labels_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_labels" ADD CONSTRAINT "case_labels_label_id_labels_id_fk" FOREIGN KEY ("label_id") REFERENCES "public"."labels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_labels" ADD CONSTRAINT "case_labels_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playbook_checks" ADD CONSTRAINT "playbook_checks_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playbook_checks" ADD CONSTRAINT "playbook_checks_item_id_playbook_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."playbook_items"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playbook_checks" ADD CONSTRAINT "playbook_checks_done_by_people_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_words" ADD CONSTRAINT "case_words_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_preferences" ADD CONSTRAINT "person_preferences_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ssvc_decisions" ADD CONSTRAINT "ssvc_decisions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ssvc_decisions" ADD CONSTRAINT "ssvc_decisions_vulnerability_id_vulnerabilities_id_fk" FOREIGN KEY ("vulnerability_id") REFERENCES "public"."vulnerabilities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ssvc_decisions" ADD CONSTRAINT "ssvc_decisions_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_reads_case" ON "case_reads" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "case_watchers_person" ON "case_watchers" USING btree ("person_id","case_id");--> statement-breakpoint
CREATE INDEX "mentions_person" ON "mentions" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "mentions_case" ON "mentions" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "distinct_cases_other" ON "distinct_cases" USING btree ("other_id");--> statement-breakpoint
CREATE INDEX "distinct_cases_decided_by" ON "distinct_cases" USING btree ("decided_by");--> statement-breakpoint
CREATE INDEX "case_labels_label" ON "case_labels" USING btree ("label_id","case_id");--> statement-breakpoint
CREATE INDEX "case_labels_added_by" ON "case_labels" USING btree ("added_by");--> statement-breakpoint
CREATE UNIQUE INDEX "labels_name" ON "labels" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "playbook_checks_item" ON "playbook_checks" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "playbook_checks_done_by" ON "playbook_checks" USING btree ("done_by");--> statement-breakpoint
CREATE INDEX "playbook_items_state" ON "playbook_items" USING btree ("state","position");--> statement-breakpoint
CREATE INDEX "case_words_words" ON "case_words" USING gin ("words");--> statement-breakpoint
CREATE INDEX "saved_views_owner" ON "saved_views" USING btree ("owner_id","position");--> statement-breakpoint
CREATE INDEX "saved_views_created_by" ON "saved_views" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "ssvc_decisions_vulnerability" ON "ssvc_decisions" USING btree ("vulnerability_id","created_at");--> statement-breakpoint
CREATE INDEX "ssvc_decisions_case" ON "ssvc_decisions" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "ssvc_decisions_created_by" ON "ssvc_decisions" USING btree ("created_by");--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_snoozed_by_people_id_fk" FOREIGN KEY ("snoozed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_duplicate_of_cases_id_fk" FOREIGN KEY ("duplicate_of") REFERENCES "public"."cases"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cases_priority_order" ON "cases" USING btree ("priority_order","id");--> statement-breakpoint
CREATE INDEX "cases_state_rank" ON "cases" USING btree ("state_rank","id");--> statement-breakpoint
CREATE INDEX "cases_embargo" ON "cases" USING btree ("embargo_until","id") WHERE embargo_until is not null;--> statement-breakpoint
CREATE INDEX "cases_closed" ON "cases" USING btree ("closed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE closed_at is not null;--> statement-breakpoint
CREATE INDEX "cases_quality" ON "cases" USING btree ("quality","id") WHERE quality is not null;--> statement-breakpoint
CREATE INDEX "cases_reporter_waits" ON "cases" USING btree ("reporter_waits_since","id") WHERE reporter_waits_since is not null;--> statement-breakpoint
CREATE INDEX "cases_snoozed" ON "cases" USING btree ("snoozed_until","id") WHERE snoozed_until is not null;--> statement-breakpoint
CREATE INDEX "cases_snoozed_by" ON "cases" USING btree ("snoozed_by") WHERE snoozed_by is not null;--> statement-breakpoint
CREATE INDEX "cases_waits_for" ON "cases" USING btree ("received_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE waits_for is not null;--> statement-breakpoint
CREATE INDEX "cases_duplicate_of" ON "cases" USING btree ("duplicate_of") WHERE duplicate_of is not null;--> statement-breakpoint
CREATE INDEX "cases_exploited" ON "cases" USING btree ("received_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE exploited = 'yes';--> statement-breakpoint
CREATE INDEX "cases_cve" ON "cases" USING btree ("received_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE has_cve;--> statement-breakpoint
CREATE INDEX "cases_outcome" ON "cases" USING btree ("outcome","received_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE outcome is not null;--> statement-breakpoint
CREATE INDEX "cases_reporter_kind" ON "cases" USING btree ("reporter_kind","received_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "vulnerabilities_cwe" ON "vulnerabilities" USING btree ("cwe_id","case_id") WHERE cwe_id is not null;--> statement-breakpoint
CREATE INDEX "vulnerabilities_cve" ON "vulnerabilities" USING btree ("cve_id","case_id") WHERE cve_id is not null;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_priority" CHECK ("priority" in ('low', 'normal', 'high', 'urgent'));--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_ssvc" CHECK ("ssvc" in ('defer', 'scheduled', 'out_of_cycle', 'immediate'));--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_waits_for" CHECK ("waits_for" in ('vendor', 'upstream', 'coordinator', 'other'));--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_confidentiality_requirement" CHECK ("confidentiality_requirement" in ('low', 'medium', 'high'));--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_integrity_requirement" CHECK ("integrity_requirement" in ('low', 'medium', 'high'));--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_availability_requirement" CHECK ("availability_requirement" in ('low', 'medium', 'high'));--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_overall_severity" CHECK ("overall_severity" in ('none', 'low', 'medium', 'high', 'critical'));--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_issuer" CHECK ("issuer" in ('team', 'reporter', 'vendor', 'cna', 'database'));