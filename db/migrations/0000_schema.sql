CREATE TABLE "advisories" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"public_id" text NOT NULL,
	"state" text NOT NULL,
	"content_sealed" "bytea" NOT NULL,
	"author_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "advisories_case_id_unique" UNIQUE("case_id"),
	CONSTRAINT "advisories_public_id_unique" UNIQUE("public_id"),
	CONSTRAINT "advisories_state" CHECK ("state" in ('draft', 'approved', 'published', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "advisory_approvals" (
	"advisory_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"person_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"approved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "advisory_approvals_advisory_id_version_person_id_pk" PRIMARY KEY("advisory_id","version","person_id")
);
--> statement-breakpoint
CREATE TABLE "advisory_revisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"advisory_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"public_id" text NOT NULL,
	"number" integer NOT NULL,
	"content" jsonb NOT NULL,
	"severity" text NOT NULL,
	"first_published_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"superseded_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "advisory_revisions_number" UNIQUE("advisory_id","number"),
	CONSTRAINT "advisory_revisions_severity" CHECK ("severity" in ('none', 'low', 'medium', 'high', 'critical'))
);
--> statement-breakpoint
CREATE TABLE "credits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"participant_id" uuid,
	"type" text NOT NULL,
	"state" text NOT NULL,
	"name_sealed" "bytea",
	"link_sealed" "bytea",
	"naming" text NOT NULL,
	"offered_by" uuid NOT NULL,
	"offered_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"public_name" text,
	"public_link" text,
	"thanked_year" integer,
	"advisory_public_id" text,
	"thanked_at" timestamp (3) with time zone,
	CONSTRAINT "credits_type" CHECK ("type" in ('finder', 'reporter', 'analyst', 'coordinator', 'remediation_developer', 'remediation_reviewer', 'remediation_verifier', 'tool', 'sponsor')),
	CONSTRAINT "credits_state" CHECK ("state" in ('offered', 'accepted', 'declined', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "branch_decisions" (
	"case_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"note_sealed" "bytea",
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "branch_decisions_case_id_branch_id_pk" PRIMARY KEY("case_id","branch_id"),
	CONSTRAINT "branch_decisions_decision" CHECK ("decision" in ('fix', 'mitigate', 'wont_fix', 'not_affected'))
);
--> statement-breakpoint
CREATE TABLE "case_keys" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"wrapped" "bytea" NOT NULL,
	"kek_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"state" text NOT NULL,
	"resume_state" text,
	"is_public" boolean DEFAULT false NOT NULL,
	"restricted" boolean DEFAULT false NOT NULL,
	"held" boolean DEFAULT false NOT NULL,
	"origin" text NOT NULL,
	"reporter_kind" text,
	"title_sealed" "bytea" NOT NULL,
	"product_id" uuid,
	"product_sealed" "bytea",
	"severity" text,
	"score" numeric(3, 1),
	"severity_reason_sealed" "bytea",
	"outcome" text,
	"spam_marked_by" uuid,
	"assignee_id" uuid,
	"policy_version_id" uuid NOT NULL,
	"expected_resolution_at" timestamp (3) with time zone,
	"embargo_until" timestamp (3) with time zone,
	"reporter_told_at" timestamp (3) with time zone,
	"reopened_by_reporter" boolean DEFAULT false NOT NULL,
	"tracking_id_sealed" "bytea",
	"exploited" text,
	"already_public" text,
	"next_due_at" timestamp (3) with time zone,
	"next_due_kind" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"last_activity_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"published_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "cases_reference_unique" UNIQUE("reference"),
	CONSTRAINT "cases_state" CHECK ("state" in ('new', 'acknowledged', 'needs_info', 'accepted', 'remediating', 'fix_ready', 'scheduled', 'published', 'closed')),
	CONSTRAINT "cases_resume_state" CHECK ("resume_state" in ('new', 'acknowledged', 'needs_info', 'accepted', 'remediating', 'fix_ready', 'scheduled', 'published', 'closed')),
	CONSTRAINT "cases_origin" CHECK ("origin" in ('form', 'internal', 'import', 'mail', 'api')),
	CONSTRAINT "cases_reporter_kind" CHECK ("reporter_kind" in ('researcher', 'user', 'vendor', 'cert', 'team', 'other')),
	CONSTRAINT "cases_severity" CHECK ("severity" in ('none', 'low', 'medium', 'high', 'critical')),
	CONSTRAINT "cases_outcome" CHECK ("outcome" in ('resolved', 'duplicate', 'out_of_scope', 'upstream', 'not_a_vulnerability', 'operator_configuration', 'not_reproducible', 'spam', 'withdrawn', 'no_answer', 'withheld'))
);
--> statement-breakpoint
CREATE TABLE "participants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid,
	"name_sealed" "bytea",
	"contact_sealed" "bytea",
	"credit_wish_sealed" "bytea",
	"share_contact" boolean DEFAULT false NOT NULL,
	"receipt_hash" "bytea",
	"receipt_confirmed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_read_at" timestamp (3) with time zone,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "participants_receipt_hash_unique" UNIQUE("receipt_hash"),
	CONSTRAINT "participants_kind" CHECK ("kind" in ('reporter', 'assignee', 'developer', 'coordinator', 'adviser', 'vendor'))
);
--> statement-breakpoint
CREATE TABLE "remediations" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"fix_reference_sealed" "bytea",
	"mitigation_sealed" "bytea",
	"test_evidence_sealed" "bytea",
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clocks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"limit_data" jsonb NOT NULL,
	"calendar" jsonb NOT NULL,
	"shown_to_reporter" boolean NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"paused_spans" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"satisfied_at" timestamp (3) with time zone,
	"satisfied_by" text,
	"ended_at" timestamp (3) with time zone,
	"policy_version_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chain_heads" (
	"chain_kind" text NOT NULL,
	"chain_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "chain_heads_chain_kind_chain_id_pk" PRIMARY KEY("chain_kind","chain_id")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"chain_kind" text NOT NULL,
	"chain_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"audience" text NOT NULL,
	"data" jsonb NOT NULL,
	"sealed" "bytea",
	"previous_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "events_chain_kind_chain_id_seq_pk" PRIMARY KEY("chain_kind","chain_id","seq"),
	CONSTRAINT "events_chain_kind" CHECK ("chain_kind" in ('case', 'person', 'instance')),
	CONSTRAINT "events_audience" CHECK ("audience" in ('team', 'reporter'))
);
--> statement-breakpoint
CREATE TABLE "attachment_frames" (
	"attachment_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"frame" "bytea" NOT NULL,
	CONSTRAINT "attachment_frames_attachment_id_position_pk" PRIMARY KEY("attachment_id","position")
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"message_id" uuid,
	"report_id" uuid,
	"audience" text NOT NULL,
	"state" text NOT NULL,
	"name_sealed" "bytea" NOT NULL,
	"sha256_sealed" "bytea",
	"size_bytes" bigint NOT NULL,
	"uploaded_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "attachments_state" CHECK ("state" in ('pending', 'attached')),
	CONSTRAINT "attachments_audience" CHECK ("audience" in ('internal', 'reporter', 'vendor'))
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"audience" text NOT NULL,
	"author_person_id" uuid,
	"author_participant_id" uuid,
	"body_sealed" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "messages_kind" CHECK ("kind" in ('note', 'message', 'question', 'correction', 'fix_notice', 'report')),
	CONSTRAINT "messages_audience" CHECK ("audience" in ('internal', 'reporter', 'vendor'))
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"template" text NOT NULL,
	"case_id" uuid,
	"person_id" uuid,
	"participant_id" uuid,
	"address_sealed" "bytea",
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "notices_state" CHECK ("state" in ('pending', 'sent', 'failed', 'suppressed', 'not_configured'))
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"person_id" uuid NOT NULL,
	"type" text NOT NULL,
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	CONSTRAINT "accounts_provider_provider_account_id_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "authenticators" (
	"credential_id" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"provider_account_id" text NOT NULL,
	"credential_public_key" text NOT NULL,
	"counter" integer NOT NULL,
	"credential_device_type" text NOT NULL,
	"credential_backed_up" boolean NOT NULL,
	"transports" text,
	"name" text DEFAULT 'Passkey' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"display_name" text NOT NULL,
	"email_sealed" "bytea" NOT NULL,
	"email_hash" "bytea" NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "people_email_hash_unique" UNIQUE("email_hash")
);
--> statement-breakpoint
CREATE TABLE "person_roles" (
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "person_roles_person_id_role_pk" PRIMARY KEY("person_id","role"),
	CONSTRAINT "person_roles_role" CHECK ("role" in ('admin', 'coordinator', 'triager', 'developer', 'publisher', 'auditor'))
);
--> statement-breakpoint
CREATE TABLE "person_secrets" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"password_hash" text,
	"totp_sealed" "bytea",
	"totp_confirmed_at" timestamp (3) with time zone,
	"totp_last_step" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "product_branches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"name" text NOT NULL,
	"support" text NOT NULL,
	"supported_until" timestamp (3) with time zone,
	CONSTRAINT "product_branches_name" UNIQUE("product_id","name"),
	CONSTRAINT "product_branches_support" CHECK ("support" in ('active', 'extended', 'ended'))
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "products_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"answers_sealed" "bytea",
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"saved_at" timestamp (3) with time zone,
	CONSTRAINT "drafts_case_id_unique" UNIQUE("case_id"),
	CONSTRAINT "drafts_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"participant_id" uuid,
	"origin" text NOT NULL,
	"source_ref" text,
	"answers_sealed" "bytea" NOT NULL,
	"receipt_sealed" "bytea" NOT NULL,
	"attestation" text,
	"policy_version_id" uuid NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reports_source" UNIQUE("origin","source_ref"),
	CONSTRAINT "reports_origin" CHECK ("origin" in ('form', 'internal', 'import', 'mail', 'api'))
);
--> statement-breakpoint
CREATE TABLE "daily_keys" (
	"day" text PRIMARY KEY NOT NULL,
	"key" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"person_id" uuid,
	"payload_sealed" "bytea",
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "links_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "links_kind" CHECK ("kind" in ('setup', 'invitation', 'password_reset', 'sign_in_ticket', 'second_factor'))
);
--> statement-breakpoint
CREATE TABLE "portal_sessions" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"participant_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "staff_sessions" (
	"id" uuid NOT NULL,
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"stepped_up_at" timestamp (3) with time zone,
	CONSTRAINT "staff_sessions_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "policy_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"data" jsonb NOT NULL,
	"current" boolean DEFAULT false NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "policy_versions_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "scope_keys" (
	"scope" text PRIMARY KEY NOT NULL,
	"wrapped" "bytea" NOT NULL,
	"kek_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"organisation_name" text NOT NULL,
	"reference_prefix" text NOT NULL,
	"setup_completed_at" timestamp (3) with time zone,
	"reports_held_above" integer DEFAULT 200 NOT NULL,
	"storage_quota_bytes" text DEFAULT '53687091200' NOT NULL,
	"session_idle_minutes" integer DEFAULT 480 NOT NULL,
	"session_absolute_minutes" integer DEFAULT 1440 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "affected_ranges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"vulnerability_id" uuid NOT NULL,
	"product_id" uuid,
	"product_sealed" "bytea" NOT NULL,
	"introduced" text,
	"last_affected" text,
	"fixed" text,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scores" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"vulnerability_id" uuid NOT NULL,
	"issuer" text NOT NULL,
	"cvss_version" text NOT NULL,
	"vector_sealed" "bytea" NOT NULL,
	"score" numeric(3, 1) NOT NULL,
	"severity" text NOT NULL,
	"reason_sealed" "bytea",
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "scores_severity" CHECK ("severity" in ('none', 'low', 'medium', 'high', 'critical')),
	CONSTRAINT "scores_issuer" CHECK ("issuer" in ('team', 'reporter'))
);
--> statement-breakpoint
CREATE TABLE "vulnerabilities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"title_sealed" "bytea" NOT NULL,
	"cwe_id" text,
	"cve_id" text,
	"impact" jsonb,
	"impact_rationale_sealed" "bytea",
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "vulnerabilities_number" UNIQUE("case_id","number")
);
--> statement-breakpoint
ALTER TABLE "advisories" ADD CONSTRAINT "advisories_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advisory_approvals" ADD CONSTRAINT "advisory_approvals_advisory_id_advisories_id_fk" FOREIGN KEY ("advisory_id") REFERENCES "public"."advisories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advisory_revisions" ADD CONSTRAINT "advisory_revisions_advisory_id_advisories_id_fk" FOREIGN KEY ("advisory_id") REFERENCES "public"."advisories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credits" ADD CONSTRAINT "credits_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "branch_decisions" ADD CONSTRAINT "branch_decisions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_assignee_id_people_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_policy_version_id_policy_versions_id_fk" FOREIGN KEY ("policy_version_id") REFERENCES "public"."policy_versions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remediations" ADD CONSTRAINT "remediations_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clocks" ADD CONSTRAINT "clocks_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment_frames" ADD CONSTRAINT "attachment_frames_attachment_id_attachments_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authenticators" ADD CONSTRAINT "authenticators_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_secrets" ADD CONSTRAINT "person_secrets_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_branches" ADD CONSTRAINT "product_branches_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_sessions" ADD CONSTRAINT "staff_sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affected_ranges" ADD CONSTRAINT "affected_ranges_vulnerability_id_vulnerabilities_id_fk" FOREIGN KEY ("vulnerability_id") REFERENCES "public"."vulnerabilities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_vulnerability_id_vulnerabilities_id_fk" FOREIGN KEY ("vulnerability_id") REFERENCES "public"."vulnerabilities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vulnerabilities" ADD CONSTRAINT "vulnerabilities_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "advisory_revisions_public_id" ON "advisory_revisions" USING btree ("public_id","number" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "advisory_revisions_list" ON "advisory_revisions" USING btree ("first_published_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "credits_case" ON "credits" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "credits_year" ON "credits" USING btree ("thanked_year","thanked_at");--> statement-breakpoint
CREATE INDEX "cases_received" ON "cases" USING btree ("received_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "cases_state_received" ON "cases" USING btree ("state","received_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "cases_severity_received" ON "cases" USING btree ("severity","received_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "cases_product_received" ON "cases" USING btree ("product_id","received_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "cases_assignee_received" ON "cases" USING btree ("assignee_id","received_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "cases_activity" ON "cases" USING btree ("last_activity_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "cases_next_due" ON "cases" USING btree ("next_due_at","id") WHERE next_due_at is not null;--> statement-breakpoint
CREATE INDEX "cases_score" ON "cases" USING btree ("score" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "cases_policy_version" ON "cases" USING btree ("policy_version_id");--> statement-breakpoint
CREATE INDEX "participants_case" ON "participants" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "participants_person" ON "participants" USING btree ("person_id") WHERE person_id is not null;--> statement-breakpoint
CREATE INDEX "clocks_case" ON "clocks" USING btree ("case_id","started_at");--> statement-breakpoint
CREATE INDEX "attachments_case" ON "attachments" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "attachments_pending" ON "attachments" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "messages_case" ON "messages" USING btree ("case_id","created_at");--> statement-breakpoint
CREATE INDEX "notices_case" ON "notices" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "notices_created" ON "notices" USING btree ("created_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "accounts_person" ON "accounts" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "authenticators_person" ON "authenticators" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "recovery_codes_person" ON "recovery_codes" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "product_branches_product" ON "product_branches" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "drafts_expiry" ON "drafts" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "reports_case" ON "reports" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "links_person" ON "links" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "portal_sessions_participant" ON "portal_sessions" USING btree ("participant_id");--> statement-breakpoint
CREATE INDEX "staff_sessions_person" ON "staff_sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "affected_ranges_vulnerability" ON "affected_ranges" USING btree ("vulnerability_id");--> statement-breakpoint
CREATE INDEX "affected_ranges_case" ON "affected_ranges" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "scores_vulnerability" ON "scores" USING btree ("vulnerability_id","created_at");--> statement-breakpoint
CREATE INDEX "scores_case" ON "scores" USING btree ("case_id");