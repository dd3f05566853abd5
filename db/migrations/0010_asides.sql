ALTER TABLE "decisions" DROP CONSTRAINT "decisions_act";--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_kind";--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "aside_of" uuid;--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "aside_by" uuid;--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "open_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_aside_of_rooms_thread_id_fk" FOREIGN KEY ("aside_of") REFERENCES "public"."rooms"("thread_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_aside_by_staff_id_fk" FOREIGN KEY ("aside_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_act" CHECK ("decisions"."act" in ('all_well', 'care', 'aside', 'reply', 'add_note', 'veil', 'lift_veil', 'release', 'hide', 'remove', 'pause'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind" CHECK ("notices"."kind" in ('veiled', 'veil_lifted', 'held', 'released', 'hidden', 'removed', 'note_added', 'paused', 'care', 'reply', 'aside', 'undone', 'report_outcome', 'meeting_open', 'meeting_cancelled'));
--> statement-breakpoint
-- As before. Who talked with whom alone, and when, is forgotten the day after.
CREATE OR REPLACE FUNCTION settle() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  one uuid;
BEGIN
  -- who signs out meanwhile waits, and then sees the row that is written here: else it would outlive its end
  LOCK TABLE sessions, identities, seats, reactions, sign_ups IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM sessions WHERE ends_on < current_date;
  WITH gone AS (DELETE FROM sessions RETURNING *) INSERT INTO sessions SELECT * FROM gone ORDER BY token_hash;
  WITH gone AS (DELETE FROM identities RETURNING *) INSERT INTO identities SELECT * FROM gone ORDER BY lookup;
  -- whoever is here at this moment is noted again within a minute
  UPDATE seats SET seen_at = NULL, wrote_at = NULL, waiting = NULL;
  WITH gone AS (DELETE FROM seats RETURNING *) INSERT INTO seats SELECT * FROM gone ORDER BY thread_id, persona_id;
  UPDATE rooms SET joined = 0, joined_at = NULL, last_waiting = 0;
  UPDATE rooms SET aside_by = NULL, open_until = '-infinity' WHERE open_until < now() - interval '12 hours';
  WITH gone AS (DELETE FROM reactions RETURNING *) INSERT INTO reactions SELECT * FROM gone ORDER BY post_id, persona_id;
  DELETE FROM sign_ups s USING meetings m
    WHERE m.id = s.meeting_id AND m.starts_local AT TIME ZONE m.zone < now() - interval '7 days';
  WITH gone AS (DELETE FROM sign_ups RETURNING *) INSERT INTO sign_ups SELECT * FROM gone ORDER BY meeting_id, persona_id;
  DELETE FROM check_ins WHERE until < now() - interval '1 day';
  -- one by one, since an UPDATE of all writes them in the order in which they lie, which is the order of joining
  FOR one IN SELECT id FROM personas WHERE new_until IS NOT NULL ORDER BY id LOOP
    UPDATE personas SET new_until = CASE WHEN new_until >= current_date THEN new_until END WHERE id = one;
    UPDATE data_keys SET wrap_key = wrap_key WHERE persona_id = one;
  END LOOP;
END $$;
