CREATE INDEX "event_public" ON "event" USING btree ("article_id","id") WHERE "event"."kind" in ('article.closed', 'article.reopened', 'article.withdrawn');--> statement-breakpoint
-- What was closed, withdrawn or opened again before readers were told of it counts as their newest news now.
UPDATE "article" SET "updated_at" = told.at
FROM (SELECT article_id, max("at") AS at FROM "event"
  WHERE kind IN ('article.closed', 'article.reopened', 'article.withdrawn') GROUP BY article_id) AS told
WHERE told.article_id = "article".id AND "article".updated_at < told.at;
