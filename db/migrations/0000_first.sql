CREATE TABLE "anchor" (
	"contribution_id" uuid PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL,
	"anchor" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "article" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"status_note" text DEFAULT '' NOT NULL,
	"topic" text DEFAULT '' NOT NULL,
	"parties" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"live_revision_id" uuid,
	"live_seq" integer DEFAULT 0 NOT NULL,
	"title" text NOT NULL,
	"dek" text DEFAULT '' NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone,
	"changed_at" timestamp (3) with time zone,
	CONSTRAINT "article_slug_unique" UNIQUE("slug"),
	CONSTRAINT "article_status" CHECK ("article"."status" in ('draft', 'live', 'closed', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "article_draft" (
	"article_id" uuid PRIMARY KEY NOT NULL,
	"base_revision_id" uuid,
	"markdown" text NOT NULL,
	"saves" integer DEFAULT 1 NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "block_version" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "block_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_id" uuid NOT NULL,
	"block_id" text NOT NULL,
	"content" jsonb NOT NULL,
	"spans" jsonb NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credit" (
	"article_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"words_standing" integer DEFAULT 0 NOT NULL,
	"insights" integer DEFAULT 0 NOT NULL,
	"edits" integer DEFAULT 0 NOT NULL,
	"roles" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "graveyard" (
	"article_id" uuid PRIMARY KEY NOT NULL,
	"dead" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "revision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"parent_id" uuid,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"dek" text NOT NULL,
	"manifest" jsonb NOT NULL,
	"insights" jsonb NOT NULL,
	"sources" jsonb NOT NULL,
	"contribution_id" uuid,
	"author_id" uuid NOT NULL,
	"approved_by" uuid NOT NULL,
	"restores_seq" integer,
	"note" text NOT NULL,
	"significance" text NOT NULL,
	"notice_type" text,
	"words" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "revision_parent_id_unique" UNIQUE("parent_id")
);
--> statement-breakpoint
CREATE TABLE "contribution" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"versions" integer DEFAULT 0 NOT NULL,
	"assignee_id" uuid,
	"assigned_until" timestamp (3) with time zone,
	"reverted_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contribution_state" CHECK ("contribution"."state" in ('draft', 'submitted', 'changes_requested', 'amended', 'merged', 'declined', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contribution_id" uuid NOT NULL,
	"version_n" integer NOT NULL,
	"live_revision_id" uuid NOT NULL,
	"editor_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reason" text,
	"message" text DEFAULT '' NOT NULL,
	"acknowledged_interests" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"contribution_id" uuid PRIMARY KEY NOT NULL,
	"base_revision_id" uuid NOT NULL,
	"content" jsonb NOT NULL,
	"saves" integer DEFAULT 0 NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"stream" text NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"actor_id" uuid,
	"actor_role" text NOT NULL,
	"article_id" uuid,
	"contribution_id" uuid,
	"revision_seq" integer,
	"person_id" uuid,
	"title" text DEFAULT '' NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "remark" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contribution_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"audience" text NOT NULL,
	"body" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contribution_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"base_revision_id" uuid NOT NULL,
	"content" jsonb NOT NULL,
	"disclosure_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "account" (
	"user_id" uuid NOT NULL,
	"type" text NOT NULL,
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"refresh_token" text,
	"access_token" text,
	"expires_at" integer,
	"token_type" text,
	"scope" text,
	"id_token" text,
	"session_state" text,
	CONSTRAINT "account_provider_provider_account_id_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "disclosure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"answers" jsonb NOT NULL,
	"certified_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text,
	"name" text,
	"email" text,
	"email_verified" timestamp (3) with time zone,
	"image" text,
	"credentials" text DEFAULT '' NOT NULL,
	"affiliation" text DEFAULT '' NOT NULL,
	"biography" text DEFAULT '' NOT NULL,
	"topics" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"orcid" text,
	"role" text DEFAULT 'member' NOT NULL,
	"verified_how" text,
	"verified_at" timestamp (3) with time zone,
	"verified_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "person_slug_unique" UNIQUE("slug"),
	CONSTRAINT "person_email_unique" UNIQUE("email"),
	CONSTRAINT "person_orcid_unique" UNIQUE("orcid"),
	CONSTRAINT "person_role" CHECK ("person"."role" in ('member', 'editor', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "session" (
	"session_token" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"method" text DEFAULT 'email' NOT NULL,
	"user_agent" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verification_token" (
	"identifier" text NOT NULL,
	"token" text NOT NULL,
	"expires" timestamp (3) with time zone NOT NULL,
	"binding" text,
	"code" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "verification_token_identifier_token_pk" PRIMARY KEY("identifier","token")
);
--> statement-breakpoint
CREATE TABLE "answered_request" (
	"key" text NOT NULL,
	"person_id" uuid NOT NULL,
	"path" text NOT NULL,
	"input_hash" text NOT NULL,
	"answer" jsonb NOT NULL,
	"answered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "answered_request_person_id_key_pk" PRIMARY KEY("person_id","key")
);
--> statement-breakpoint
CREATE TABLE "held_form" (
	"id" text PRIMARY KEY NOT NULL,
	"path" text NOT NULL,
	"person_id" uuid,
	"values" jsonb NOT NULL,
	"problems" jsonb NOT NULL,
	"message" text NOT NULL,
	"held_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letter" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cause" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"secret" boolean DEFAULT false NOT NULL,
	"worthless_after" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"claimed_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"problem" text,
	"gave_up_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "anchor" ADD CONSTRAINT "anchor_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_live_revision_id_revision_id_fk" FOREIGN KEY ("live_revision_id") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_draft" ADD CONSTRAINT "article_draft_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_draft" ADD CONSTRAINT "article_draft_base_revision_id_revision_id_fk" FOREIGN KEY ("base_revision_id") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_draft" ADD CONSTRAINT "article_draft_saved_by_person_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "block_version" ADD CONSTRAINT "block_version_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit" ADD CONSTRAINT "credit_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit" ADD CONSTRAINT "credit_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "graveyard" ADD CONSTRAINT "graveyard_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision" ADD CONSTRAINT "revision_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision" ADD CONSTRAINT "revision_parent_id_revision_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision" ADD CONSTRAINT "revision_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision" ADD CONSTRAINT "revision_approved_by_person_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_assignee_id_person_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_contribution_id_contribution_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contribution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_live_revision_id_revision_id_fk" FOREIGN KEY ("live_revision_id") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_editor_id_person_id_fk" FOREIGN KEY ("editor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_contribution_id_contribution_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contribution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_base_revision_id_revision_id_fk" FOREIGN KEY ("base_revision_id") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark" ADD CONSTRAINT "remark_contribution_id_contribution_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contribution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark" ADD CONSTRAINT "remark_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version" ADD CONSTRAINT "version_contribution_id_contribution_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contribution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version" ADD CONSTRAINT "version_base_revision_id_revision_id_fk" FOREIGN KEY ("base_revision_id") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version" ADD CONSTRAINT "version_disclosure_id_disclosure_id_fk" FOREIGN KEY ("disclosure_id") REFERENCES "public"."disclosure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_person_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosure" ADD CONSTRAINT "disclosure_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_person_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "anchor_article" ON "anchor" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "article_newest" ON "article" USING btree ("changed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "block_version_content" ON "block_version" USING btree ("article_id","block_id","hash");--> statement-breakpoint
CREATE UNIQUE INDEX "credit_article_person" ON "credit" USING btree ("article_id","person_id");--> statement-breakpoint
CREATE INDEX "credit_person" ON "credit" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "revision_seq" ON "revision" USING btree ("article_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "revision_contribution" ON "revision" USING btree ("contribution_id") WHERE "revision"."kind" = 'merge';--> statement-breakpoint
CREATE INDEX "contribution_queue" ON "contribution" USING btree ("state","submitted_at","id");--> statement-breakpoint
CREATE INDEX "contribution_author" ON "contribution" USING btree ("author_id","changed_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "contribution_article" ON "contribution" USING btree ("article_id","state");--> statement-breakpoint
CREATE INDEX "decision_contribution" ON "decision" USING btree ("contribution_id","decided_at");--> statement-breakpoint
CREATE UNIQUE INDEX "event_stream" ON "event" USING btree ("stream","seq");--> statement-breakpoint
CREATE INDEX "event_contribution" ON "event" USING btree ("contribution_id","id");--> statement-breakpoint
CREATE INDEX "event_article" ON "event" USING btree ("article_id","id");--> statement-breakpoint
CREATE INDEX "event_newest" ON "event" USING btree ("id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "remark_contribution" ON "remark" USING btree ("contribution_id","written_at");--> statement-breakpoint
CREATE UNIQUE INDEX "version_number" ON "version" USING btree ("contribution_id","n");--> statement-breakpoint
CREATE INDEX "account_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "disclosure_version" ON "disclosure" USING btree ("person_id","version");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "verification_token_one" ON "verification_token" USING btree ("identifier");--> statement-breakpoint
CREATE UNIQUE INDEX "verification_token_link" ON "verification_token" USING btree ("token");--> statement-breakpoint
CREATE INDEX "verification_token_binding" ON "verification_token" USING btree ("binding");--> statement-breakpoint
CREATE INDEX "verification_token_age" ON "verification_token" USING btree ("expires");--> statement-breakpoint
CREATE INDEX "answered_request_age" ON "answered_request" USING btree ("answered_at");--> statement-breakpoint
CREATE INDEX "held_form_age" ON "held_form" USING btree ("held_at");--> statement-breakpoint
CREATE UNIQUE INDEX "letter_once" ON "letter" USING btree ("cause","recipient");--> statement-breakpoint
CREATE INDEX "letter_newest" ON "letter" USING btree ("created_at" DESC NULLS LAST);