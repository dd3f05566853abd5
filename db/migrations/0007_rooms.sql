CREATE TABLE "rooms" (
	"thread_id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"about" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"approval" boolean DEFAULT false NOT NULL,
	"slow" integer DEFAULT 0 NOT NULL,
	"capacity" integer DEFAULT 60 NOT NULL,
	"days" integer DEFAULT 30 NOT NULL,
	"first_number" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "rooms_state" CHECK ("rooms"."state" in ('open', 'paused', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "seats" (
	"thread_id" uuid NOT NULL,
	"persona_id" uuid NOT NULL,
	"from_number" integer NOT NULL,
	"gone" boolean DEFAULT false NOT NULL,
	"seen_at" timestamp with time zone,
	"wrote_at" timestamp with time zone,
	"slow" integer DEFAULT 0 NOT NULL,
	"muted_until" timestamp with time zone,
	CONSTRAINT "seats_thread_id_persona_id_pk" PRIMARY KEY("thread_id","persona_id")
);
--> statement-breakpoint
DROP INDEX "threads_list";--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "revision" integer;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "reply_to" integer;--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "live" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_thread_id_rooms_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."rooms"("thread_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_persona_id_personas_id_fk" FOREIGN KEY ("persona_id") REFERENCES "public"."personas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "seats_here" ON "seats" USING btree ("thread_id","seen_at") WHERE seen_at is not null;--> statement-breakpoint
CREATE INDEX "posts_news" ON "posts" USING btree ("thread_id","revision") WHERE revision is not null;--> statement-breakpoint
CREATE INDEX "threads_live" ON "threads" USING btree ("group_id") WHERE live;--> statement-breakpoint
CREATE INDEX "threads_list" ON "threads" USING btree ("group_id","active_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE for_persona is null and not live;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON rooms, seats TO tealight_api;
--> statement-breakpoint
GRANT SELECT ON rooms, seats TO tealight_worker;
--> statement-breakpoint
-- What the worker changes of a message that it looked at reaches those who are in the room.
GRANT UPDATE (revision) ON posts TO tealight_worker;
--> statement-breakpoint
-- Takes away what is older than its room keeps, from below and without a gap. What nobody has looked at yet stays, and all
-- after it.
CREATE FUNCTION expire_messages() RETURNS TABLE (room uuid, gone integer)
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH firsts AS (
    SELECT r.thread_id, coalesce((
      SELECT min(p.number) FROM posts p WHERE p.thread_id = r.thread_id AND (
        p.written_at >= date_trunc('day', now() - make_interval(days => r.days))
        OR EXISTS (SELECT FROM assessment_tasks t WHERE t.subject_id = p.id)
      )), t.last_number + 1) AS first
    FROM rooms r JOIN threads t ON t.id = r.thread_id WHERE t.last_number >= r.first_number
    FOR UPDATE OF t
  ), due AS (
    SELECT p.id, p.thread_id FROM posts p JOIN firsts f ON f.thread_id = p.thread_id AND p.number < f.first
  ), texts AS (
    DELETE FROM text_versions v USING due WHERE v.subject_id = due.id
  ), expired AS (
    DELETE FROM posts p USING due WHERE p.id = due.id RETURNING p.thread_id
  ), raised AS (
    UPDATE threads t SET revision = t.revision + 1 FROM firsts f, rooms r
    WHERE t.id = f.thread_id AND r.thread_id = t.id AND f.first > r.first_number RETURNING t.id, f.first
  ), moved AS (
    UPDATE rooms r SET first_number = raised.first FROM raised WHERE r.thread_id = raised.id
  )
  SELECT thread_id, count(*)::int FROM expired GROUP BY thread_id
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION expire_messages() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION expire_messages() TO tealight_worker;
--> statement-breakpoint
-- As before, and the seats: who came when is for the moment only.
CREATE OR REPLACE FUNCTION settle() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  one uuid;
BEGIN
  -- who signs out meanwhile waits, and then sees the row that is written here: else it would outlive its end
  LOCK TABLE sessions, identities, seats IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM sessions WHERE ends_on < current_date;
  WITH gone AS (DELETE FROM sessions RETURNING *) INSERT INTO sessions SELECT * FROM gone ORDER BY token_hash;
  WITH gone AS (DELETE FROM identities RETURNING *) INSERT INTO identities SELECT * FROM gone ORDER BY lookup;
  -- whoever is here at this moment is noted again within a minute
  UPDATE seats SET seen_at = NULL, wrote_at = NULL;
  WITH gone AS (DELETE FROM seats RETURNING *) INSERT INTO seats SELECT * FROM gone ORDER BY thread_id, persona_id;
  -- one by one, since an UPDATE of all writes them in the order in which they lie, which is the order of joining
  FOR one IN SELECT id FROM personas WHERE new_until IS NOT NULL ORDER BY id LOOP
    UPDATE personas SET new_until = CASE WHEN new_until >= current_date THEN new_until END WHERE id = one;
    UPDATE data_keys SET wrap_key = wrap_key WHERE persona_id = one;
  END LOOP;
END $$;
