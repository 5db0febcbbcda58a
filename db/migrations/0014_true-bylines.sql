CREATE TABLE "name_taken_off" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"stand_in_id" uuid NOT NULL,
	"is_off" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "authors" jsonb;--> statement-breakpoint
ALTER TABLE "article_draft" ADD COLUMN "writers" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "credit" ADD COLUMN "together" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "revision" ADD COLUMN "authors" jsonb;--> statement-breakpoint
ALTER TABLE "revision" ADD COLUMN "writers" jsonb;--> statement-breakpoint
ALTER TABLE "scheduled_publication" ADD COLUMN "writers" jsonb;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "has_account" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "name_taken_off" ADD CONSTRAINT "name_taken_off_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "name_taken_off" ADD CONSTRAINT "name_taken_off_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "name_taken_off" ADD CONSTRAINT "name_taken_off_stand_in_id_person_id_fk" FOREIGN KEY ("stand_in_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "name_taken_off_article" ON "name_taken_off" USING btree ("article_id","person_id","at");--> statement-breakpoint
CREATE INDEX "name_taken_off_person" ON "name_taken_off" USING btree ("person_id");--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON name_taken_off FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON name_taken_off FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
