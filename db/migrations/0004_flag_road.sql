CREATE TABLE "audit" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" uuid,
	"service" text NOT NULL,
	"act" text NOT NULL,
	"object" text,
	"group_id" uuid,
	"detail" jsonb NOT NULL,
	"prev" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assessment_tasks" (
	"subject_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"rank" smallint NOT NULL,
	"leased_until" timestamp with time zone,
	"queued" smallint DEFAULT 0 NOT NULL,
	"starts" smallint DEFAULT 0 NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "assessment_tasks_subject_id_version_pk" PRIMARY KEY("subject_id","version"),
	CONSTRAINT "tasks_kind" CHECK ("assessment_tasks"."kind" in ('post', 'heartbeat'))
);
--> statement-breakpoint
CREATE TABLE "assessments" (
	"subject_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"engine" smallint NOT NULL,
	"rank" smallint,
	"sealed" "bytea",
	"made_on" date NOT NULL,
	CONSTRAINT "assessments_subject_id_version_pk" PRIMARY KEY("subject_id","version")
);
--> statement-breakpoint
CREATE TABLE "case_notes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"flag_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cover_hours" (
	"group_id" uuid NOT NULL,
	"weekday" smallint NOT NULL,
	"opens" time NOT NULL,
	"closes" time NOT NULL,
	CONSTRAINT "cover_hours_group_id_weekday_opens_pk" PRIMARY KEY("group_id","weekday","opens")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"flag_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"persona_id" uuid,
	"version" integer NOT NULL,
	"act" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"rule_id" text,
	"rules_version" integer,
	"judged" smallint,
	"settled" boolean NOT NULL,
	"before" jsonb NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" uuid,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "decisions_act" CHECK ("decisions"."act" in ('all_well', 'care', 'reply', 'add_note', 'veil', 'lift_veil', 'release', 'hide', 'remove', 'pause'))
);
--> statement-breakpoint
CREATE TABLE "desks" (
	"group_id" uuid PRIMARY KEY NOT NULL,
	"number" integer DEFAULT 0 NOT NULL,
	"here_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "escalations" (
	"flag_id" uuid NOT NULL,
	"step" smallint NOT NULL,
	"kind" text NOT NULL,
	"staff_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "escalations_flag_id_step_pk" PRIMARY KEY("flag_id","step"),
	CONSTRAINT "escalations_kind" CHECK ("escalations"."kind" in ('on_call', 'lead', 'operator'))
);
--> statement-breakpoint
CREATE TABLE "flag_keys" (
	"flag_id" uuid PRIMARY KEY NOT NULL,
	"wrap_key" smallint NOT NULL,
	"wrapped" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "flags" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"group_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"persona_id" uuid,
	"state" text DEFAULT 'open' NOT NULL,
	"rank" smallint NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"escalate_at" timestamp with time zone NOT NULL,
	"steps" smallint DEFAULT 0 NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"reopened" smallint DEFAULT 0 NOT NULL,
	"holder" uuid,
	"held_until" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	"number" integer NOT NULL,
	CONSTRAINT "flags_subject" UNIQUE("subject_id"),
	CONSTRAINT "flags_kind" CHECK ("flags"."kind" in ('post', 'heartbeat')),
	CONSTRAINT "flags_state" CHECK ("flags"."state" in ('open', 'settled'))
);
--> statement-breakpoint
CREATE TABLE "on_call" (
	"group_id" uuid NOT NULL,
	"place" smallint NOT NULL,
	"staff_id" uuid NOT NULL,
	CONSTRAINT "on_call_group_id_place_pk" PRIMARY KEY("group_id","place")
);
--> statement-breakpoint
CREATE TABLE "pulse" (
	"id" smallint PRIMARY KEY NOT NULL,
	"sent_at" timestamp with time zone,
	"seen_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "signals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"flag_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"rank" smallint NOT NULL,
	"version" integer NOT NULL,
	"persona_id" uuid,
	"told" boolean DEFAULT false NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "signals_once" UNIQUE NULLS NOT DISTINCT("flag_id","kind","version","persona_id"),
	CONSTRAINT "signals_kind" CHECK ("signals"."kind" in ('finding', 'report', 'answer', 'needs_human', 'language', 'rewritten', 'staff'))
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"persona_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"post_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"read" boolean DEFAULT false NOT NULL,
	"sealed" "bytea",
	CONSTRAINT "notices_kind" CHECK ("notices"."kind" in ('veiled', 'veil_lifted', 'held', 'released', 'hidden', 'removed', 'note_added', 'paused', 'care', 'reply', 'undone', 'report_outcome'))
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"joined_on" date NOT NULL,
	"ended" boolean DEFAULT false NOT NULL,
	"totp" "bytea",
	"totp_step" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "staff_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "staff_codes" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"group_id" uuid,
	"made_by" uuid,
	"ends_at" timestamp with time zone NOT NULL,
	"used_by" uuid,
	CONSTRAINT "staff_codes_role" CHECK ("staff_codes"."role" in ('helper', 'moderator', 'facilitator', 'lead', 'admin', 'auditor'))
);
--> statement-breakpoint
CREATE TABLE "staff_passkeys" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"made_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_personas" (
	"staff_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"persona_id" uuid NOT NULL,
	CONSTRAINT "staff_personas_staff_id_group_id_pk" PRIMARY KEY("staff_id","group_id")
);
--> statement-breakpoint
CREATE TABLE "staff_roles" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"staff_id" uuid NOT NULL,
	"role" text NOT NULL,
	"group_id" uuid,
	CONSTRAINT "staff_roles_once" UNIQUE NULLS NOT DISTINCT("staff_id","role","group_id"),
	CONSTRAINT "staff_roles_role" CHECK ("staff_roles"."role" in ('helper', 'moderator', 'facilitator', 'lead', 'admin', 'auditor'))
);
--> statement-breakpoint
CREATE TABLE "staff_sessions" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"verified_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "posts" DROP CONSTRAINT "posts_state";--> statement-breakpoint
DROP INDEX "threads_list";--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "zone" text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
ALTER TABLE "personas" ADD COLUMN "role" text;--> statement-breakpoint
ALTER TABLE "personas" ADD COLUMN "paused_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "help" text;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "added_note" text[];--> statement-breakpoint
ALTER TABLE "text_versions" ADD COLUMN "veils" integer[];--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "for_persona" uuid;--> statement-breakpoint
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_flag_id_flags_id_fk" FOREIGN KEY ("flag_id") REFERENCES "public"."flags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cover_hours" ADD CONSTRAINT "cover_hours_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_flag_id_flags_id_fk" FOREIGN KEY ("flag_id") REFERENCES "public"."flags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_undone_by_staff_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desks" ADD CONSTRAINT "desks_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_flag_id_flags_id_fk" FOREIGN KEY ("flag_id") REFERENCES "public"."flags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_keys" ADD CONSTRAINT "flag_keys_flag_id_flags_id_fk" FOREIGN KEY ("flag_id") REFERENCES "public"."flags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_persona_id_personas_id_fk" FOREIGN KEY ("persona_id") REFERENCES "public"."personas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_holder_staff_id_fk" FOREIGN KEY ("holder") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "on_call" ADD CONSTRAINT "on_call_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "on_call" ADD CONSTRAINT "on_call_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_flag_id_flags_id_fk" FOREIGN KEY ("flag_id") REFERENCES "public"."flags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_persona_id_personas_id_fk" FOREIGN KEY ("persona_id") REFERENCES "public"."personas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_persona_id_personas_id_fk" FOREIGN KEY ("persona_id") REFERENCES "public"."personas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_codes" ADD CONSTRAINT "staff_codes_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_codes" ADD CONSTRAINT "staff_codes_made_by_staff_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_codes" ADD CONSTRAINT "staff_codes_used_by_staff_id_fk" FOREIGN KEY ("used_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_passkeys" ADD CONSTRAINT "staff_passkeys_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_personas" ADD CONSTRAINT "staff_personas_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_personas" ADD CONSTRAINT "staff_personas_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_personas" ADD CONSTRAINT "staff_personas_persona_id_personas_id_fk" FOREIGN KEY ("persona_id") REFERENCES "public"."personas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_roles" ADD CONSTRAINT "staff_roles_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_roles" ADD CONSTRAINT "staff_roles_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_sessions" ADD CONSTRAINT "staff_sessions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_notes_flag" ON "case_notes" USING btree ("flag_id");--> statement-breakpoint
CREATE INDEX "decisions_flag" ON "decisions" USING btree ("flag_id");--> statement-breakpoint
CREATE INDEX "decisions_persona" ON "decisions" USING btree ("persona_id");--> statement-breakpoint
CREATE INDEX "flags_queue" ON "flags" USING btree ("group_id","rank","due_at","id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "flags_settled" ON "flags" USING btree ("group_id","settled_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE state = 'settled';--> statement-breakpoint
CREATE INDEX "flags_clock" ON "flags" USING btree ("escalate_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "flags_changes" ON "flags" USING btree ("group_id","number");--> statement-breakpoint
CREATE INDEX "flags_persona" ON "flags" USING btree ("persona_id");--> statement-breakpoint
CREATE INDEX "notices_persona" ON "notices" USING btree ("persona_id");--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_for_persona_personas_id_fk" FOREIGN KEY ("for_persona") REFERENCES "public"."personas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "threads_list" ON "threads" USING btree ("group_id","active_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE for_persona is null;--> statement-breakpoint
CREATE INDEX "threads_care" ON "threads" USING btree ("for_persona") WHERE for_persona is not null;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_help" CHECK ("posts"."help" in ('distress', 'safety', 'medical'));--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_state" CHECK ("posts"."state" in ('shown', 'held', 'hidden', 'removed', 'deleted'));