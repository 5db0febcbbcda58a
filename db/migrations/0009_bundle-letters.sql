ALTER TABLE "letter" ADD COLUMN "bundle" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "letter" ADD COLUMN "brief" jsonb;--> statement-breakpoint
ALTER TABLE "letter" ADD COLUMN "posted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "letter" ADD COLUMN "told_in" uuid;--> statement-breakpoint
CREATE INDEX "letter_waiting" ON "letter" USING btree ("recipient","bundle","created_at") WHERE "letter"."bundle" <> '' and "letter"."posted_at" is null and "letter"."told_in" is null;--> statement-breakpoint
CREATE INDEX "letter_bundle" ON "letter" USING btree ("recipient","bundle","posted_at") WHERE "letter"."bundle" <> '';