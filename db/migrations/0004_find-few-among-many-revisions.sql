DROP INDEX "event_newest";--> statement-breakpoint
DROP INDEX "article_newest";--> statement-breakpoint
DROP INDEX "block_version_content";--> statement-breakpoint
DROP INDEX "contribution_author";--> statement-breakpoint
DROP INDEX "letter_newest";--> statement-breakpoint
CREATE INDEX "revision_notices" ON "revision" USING btree ("article_id","seq") WHERE "revision"."notice_type" is not null;--> statement-breakpoint
CREATE INDEX "revision_substantive" ON "revision" USING btree ("article_id","seq") WHERE "revision"."significance" = 'substantive' or "revision"."kind" = 'create';--> statement-breakpoint
CREATE INDEX "article_newest" ON "article" USING btree ("changed_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "block_version_content" ON "block_version" USING btree ("article_id","hash","block_id");--> statement-breakpoint
CREATE INDEX "contribution_author" ON "contribution" USING btree ("author_id","changed_at");--> statement-breakpoint
CREATE INDEX "letter_newest" ON "letter" USING btree ("created_at");