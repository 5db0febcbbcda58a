CREATE TABLE "article_beginning" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"markdown" text DEFAULT '' NOT NULL,
	"topic" text DEFAULT '' NOT NULL,
	"form" text DEFAULT 'auto' NOT NULL,
	"file_name" text DEFAULT '' NOT NULL,
	"saves" integer NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "article_beginning" ADD CONSTRAINT "article_beginning_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;