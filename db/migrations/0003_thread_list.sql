DROP INDEX "threads_list";--> statement-breakpoint
CREATE INDEX "threads_list" ON "threads" USING btree ("group_id","active_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);