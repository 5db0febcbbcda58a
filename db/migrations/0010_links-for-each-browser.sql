DROP INDEX "verification_token_one";--> statement-breakpoint
CREATE INDEX "held_form_whose" ON "held_form" USING btree ("person_id","held_at");