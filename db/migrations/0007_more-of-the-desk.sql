CREATE TABLE "revision_mending" (
	"id" uuid PRIMARY KEY NOT NULL,
	"revision_id" uuid NOT NULL,
	"article_id" uuid NOT NULL,
	"note" text NOT NULL,
	"significance" text NOT NULL,
	"editor_id" uuid NOT NULL,
	"mended_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scheduled_publication" (
	"article_id" uuid PRIMARY KEY NOT NULL,
	"base_revision_id" uuid,
	"markdown" text NOT NULL,
	"note" text NOT NULL,
	"significance" text NOT NULL,
	"notice_type" text,
	"publish_at" timestamp (3) with time zone NOT NULL,
	"scheduled_by" uuid NOT NULL,
	"scheduled_at" timestamp (3) with time zone NOT NULL,
	"problem" text,
	"failed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "cosignature" (
	"contribution_id" uuid PRIMARY KEY NOT NULL,
	"of_contribution_id" uuid NOT NULL,
	"article_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decline_template" (
	"reason" text PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"edited_by" uuid NOT NULL,
	"edited_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "presence" (
	"contribution_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "presence_contribution_id_person_id_pk" PRIMARY KEY("contribution_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "credit" ADD COLUMN "cosigned" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "asked" jsonb;--> statement-breakpoint
ALTER TABLE "revision_mending" ADD CONSTRAINT "revision_mending_revision_id_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision_mending" ADD CONSTRAINT "revision_mending_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision_mending" ADD CONSTRAINT "revision_mending_editor_id_person_id_fk" FOREIGN KEY ("editor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheduled_publication" ADD CONSTRAINT "scheduled_publication_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheduled_publication" ADD CONSTRAINT "scheduled_publication_base_revision_id_revision_id_fk" FOREIGN KEY ("base_revision_id") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheduled_publication" ADD CONSTRAINT "scheduled_publication_scheduled_by_person_id_fk" FOREIGN KEY ("scheduled_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cosignature" ADD CONSTRAINT "cosignature_contribution_id_contribution_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contribution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cosignature" ADD CONSTRAINT "cosignature_of_contribution_id_contribution_id_fk" FOREIGN KEY ("of_contribution_id") REFERENCES "public"."contribution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cosignature" ADD CONSTRAINT "cosignature_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cosignature" ADD CONSTRAINT "cosignature_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cosignature" ADD CONSTRAINT "cosignature_decision_id_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decline_template" ADD CONSTRAINT "decline_template_edited_by_person_id_fk" FOREIGN KEY ("edited_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_contribution_id_contribution_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contribution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "revision_mending_newest" ON "revision_mending" USING btree ("revision_id","mended_at");--> statement-breakpoint
CREATE INDEX "revision_mending_article" ON "revision_mending" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "scheduled_publication_due" ON "scheduled_publication" USING btree ("publish_at");--> statement-breakpoint
CREATE INDEX "cosignature_of" ON "cosignature" USING btree ("of_contribution_id");--> statement-breakpoint
CREATE INDEX "cosignature_article" ON "cosignature" USING btree ("article_id");--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['revision_mending', 'cosignature']
  LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;
