CREATE TABLE "reactions" (
	"post_id" uuid NOT NULL,
	"persona_id" uuid NOT NULL,
	"word" text NOT NULL,
	CONSTRAINT "reactions_post_id_persona_id_pk" PRIMARY KEY("post_id","persona_id"),
	CONSTRAINT "reactions_word" CHECK ("reactions"."word" in ('hear_you', 'me_too', 'with_you', 'thank_you'))
);
--> statement-breakpoint
CREATE TABLE "check_ins" (
	"meeting_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "check_ins_meeting_id_staff_id_pk" PRIMARY KEY("meeting_id","staff_id")
);
--> statement-breakpoint
CREATE TABLE "meetings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"thread_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"agenda" text NOT NULL,
	"starts_local" timestamp NOT NULL,
	"zone" text NOT NULL,
	"minutes" integer NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"helped" integer DEFAULT 0 NOT NULL,
	"somewhat" integer DEFAULT 0 NOT NULL,
	"not_today" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "meetings_state" CHECK ("meetings"."state" in ('planned', 'open', 'over', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "sign_ups" (
	"meeting_id" uuid NOT NULL,
	"persona_id" uuid NOT NULL,
	"answered" boolean DEFAULT false NOT NULL,
	CONSTRAINT "sign_ups_meeting_id_persona_id_pk" PRIMARY KEY("meeting_id","persona_id")
);
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_kind";--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "room_id" uuid;--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "by_meeting" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "surge" text;--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "calm_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "joined" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "joined_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "last_waiting" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "waiting" integer;--> statement-breakpoint
ALTER TABLE "reactions" ADD CONSTRAINT "reactions_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reactions" ADD CONSTRAINT "reactions_persona_id_personas_id_fk" FOREIGN KEY ("persona_id") REFERENCES "public"."personas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_thread_id_rooms_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."rooms"("thread_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ups" ADD CONSTRAINT "sign_ups_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ups" ADD CONSTRAINT "sign_ups_persona_id_personas_id_fk" FOREIGN KEY ("persona_id") REFERENCES "public"."personas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reactions_persona" ON "reactions" USING btree ("persona_id");--> statement-breakpoint
CREATE INDEX "meetings_room" ON "meetings" USING btree ("thread_id","starts_local");--> statement-breakpoint
CREATE UNIQUE INDEX "meetings_open" ON "meetings" USING btree ("thread_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "sign_ups_persona" ON "sign_ups" USING btree ("persona_id");--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind" CHECK ("notices"."kind" in ('veiled', 'veil_lifted', 'held', 'released', 'hidden', 'removed', 'note_added', 'paused', 'care', 'reply', 'undone', 'report_outcome', 'meeting_open', 'meeting_cancelled'));--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_surge" CHECK ("rooms"."surge" in ('joins', 'messages'));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON reactions, meetings, check_ins, sign_ups TO tealight_api;
--> statement-breakpoint
GRANT SELECT ON meetings, check_ins TO tealight_worker;
--> statement-breakpoint
-- As before. What somebody left at a message or means to come to rests in the order of random ids as well, and who waited
-- or came to a meeting is forgotten.
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
