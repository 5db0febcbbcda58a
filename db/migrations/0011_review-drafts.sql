CREATE TABLE "review_draft" (
	"contribution_id" uuid NOT NULL,
	"editor_id" uuid NOT NULL,
	"values" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"opened" jsonb DEFAULT '{"versionN":0,"liveSeq":0,"pages":[]}'::jsonb NOT NULL,
	"kept_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "review_draft_contribution_id_editor_id_pk" PRIMARY KEY("contribution_id","editor_id")
);
--> statement-breakpoint
ALTER TABLE "review_draft" ADD CONSTRAINT "review_draft_contribution_id_contribution_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contribution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_draft" ADD CONSTRAINT "review_draft_editor_id_person_id_fk" FOREIGN KEY ("editor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "review_draft_age" ON "review_draft" USING btree ("kept_at");