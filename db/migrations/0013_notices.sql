CREATE TABLE "revision_notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"revision_id" uuid NOT NULL,
	"article_id" uuid NOT NULL,
	"type" text,
	"wrong" text NOT NULL,
	"stands" text NOT NULL,
	"reason" text NOT NULL,
	"live_seq" integer NOT NULL,
	"editor_id" uuid NOT NULL,
	"said_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "event_public";--> statement-breakpoint
ALTER TABLE "scheduled_publication" ADD COLUMN "notice_wrong" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "scheduled_publication" ADD COLUMN "notice_stands" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "revision_notice" ADD CONSTRAINT "revision_notice_revision_id_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision_notice" ADD CONSTRAINT "revision_notice_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision_notice" ADD CONSTRAINT "revision_notice_editor_id_person_id_fk" FOREIGN KEY ("editor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "revision_notice_revision" ON "revision_notice" USING btree ("revision_id","said_at");--> statement-breakpoint
CREATE INDEX "revision_notice_article" ON "revision_notice" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "event_public" ON "event" USING btree ("article_id","id") WHERE "event"."kind" in ('article.closed', 'article.reopened', 'article.withdrawn', 'article.notice_given', 'article.notice_corrected', 'article.notice_taken_back');--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON revision_notice FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON revision_notice FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
