ALTER TABLE "threads" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- retiring a persona changes what its threads show
GRANT UPDATE (revision) ON threads TO tealight_worker;
