ALTER TABLE "contribution" DROP CONSTRAINT "contribution_state";--> statement-breakpoint
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_state" CHECK ("contribution"."state" in ('draft', 'submitted', 'changes_requested', 'amended', 'merged', 'reverted', 'declined', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "amendment" jsonb;--> statement-breakpoint
ALTER TABLE "anchor" ADD COLUMN "version_n" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "anchor" DROP CONSTRAINT "anchor_pkey";--> statement-breakpoint
ALTER TABLE "anchor" ADD CONSTRAINT "anchor_contribution_id_version_n_pk" PRIMARY KEY("contribution_id","version_n");--> statement-breakpoint
DROP INDEX "revision_contribution";--> statement-breakpoint
CREATE INDEX "revision_contribution" ON "revision" USING btree ("contribution_id","seq");--> statement-breakpoint
-- A contribution is merged once, and again only after that merge was undone; an undo follows a merge. Its row is locked
-- by whoever does either, so that no two can both be first; this holds whatever the code above the database does.
CREATE FUNCTION refuse_second_merge() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last text;
BEGIN
  IF NEW.contribution_id IS NULL OR NEW.kind NOT IN ('merge', 'undo') THEN RETURN NEW; END IF;
  SELECT kind INTO last FROM revision WHERE contribution_id = NEW.contribution_id ORDER BY seq DESC LIMIT 1;
  IF NEW.kind = 'merge' AND last = 'merge' THEN
    RAISE EXCEPTION 'this contribution is merged already' USING ERRCODE = 'unique_violation';
  END IF;
  IF NEW.kind = 'undo' AND last IS DISTINCT FROM 'merge' THEN
    RAISE EXCEPTION 'there is no merge of this contribution to undo' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER one_merge BEFORE INSERT ON revision FOR EACH ROW EXECUTE FUNCTION refuse_second_merge();
