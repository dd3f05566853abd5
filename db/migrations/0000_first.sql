CREATE TABLE "groups" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"title" text NOT NULL,
	"about" text NOT NULL,
	"language" text NOT NULL,
	"reading" text DEFAULT 'open' NOT NULL,
	"rules_version" integer DEFAULT 1 NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "groups_reading" CHECK ("groups"."reading" in ('open', 'members'))
);
--> statement-breakpoint
CREATE TABLE "rules" (
	"group_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "rules_group_id_version_id_pk" PRIMARY KEY("group_id","version","id")
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"lookup" "bytea" PRIMARY KEY NOT NULL,
	"sealed_root" "bytea" NOT NULL,
	"owner" "bytea" NOT NULL,
	"seen_on" date NOT NULL,
	CONSTRAINT "identities_owner_unique" UNIQUE("owner")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"sealed_root" "bytea" NOT NULL,
	"owner" "bytea" NOT NULL,
	"seen_on" date NOT NULL,
	"ends_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "data_keys" (
	"persona_id" uuid PRIMARY KEY NOT NULL,
	"wrap_key" smallint NOT NULL,
	"wrapped" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ignores" (
	"persona_id" uuid NOT NULL,
	"ignored_id" uuid NOT NULL,
	CONSTRAINT "ignores_persona_id_ignored_id_pk" PRIMARY KEY("persona_id","ignored_id")
);
--> statement-breakpoint
CREATE TABLE "personas" (
	"id" uuid PRIMARY KEY NOT NULL,
	"group_id" uuid NOT NULL,
	"name" text,
	"mark" integer NOT NULL,
	"standing" text DEFAULT 'member' NOT NULL,
	"rules_version" integer NOT NULL,
	"new_until" date,
	"seen_on" date NOT NULL,
	CONSTRAINT "personas_name" UNIQUE("group_id","name"),
	CONSTRAINT "personas_standing" CHECK ("personas"."standing" in ('member', 'left', 'retired', 'banned', 'erased'))
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"thread_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"persona_id" uuid NOT NULL,
	"state" text DEFAULT 'shown' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"client_key" uuid NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "posts_number" UNIQUE("thread_id","number"),
	CONSTRAINT "posts_client_key" UNIQUE("persona_id","client_key"),
	CONSTRAINT "posts_state" CHECK ("posts"."state" in ('shown', 'deleted'))
);
--> statement-breakpoint
CREATE TABLE "text_versions" (
	"subject_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "text_versions_subject_id_version_pk" PRIMARY KEY("subject_id","version")
);
--> statement-breakpoint
CREATE TABLE "threads" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"group_id" uuid NOT NULL,
	"last_number" integer DEFAULT 0 NOT NULL,
	"active_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "resources" (
	"slug" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"author" text NOT NULL,
	"source" text NOT NULL,
	"grade" text NOT NULL,
	"reviewer" text NOT NULL,
	"reviewed_on" date NOT NULL,
	"expires_on" date NOT NULL,
	"language" text NOT NULL,
	"country" text NOT NULL,
	"contacts" jsonb NOT NULL,
	"hours" text NOT NULL,
	"free" boolean NOT NULL,
	CONSTRAINT "resources_kind" CHECK ("resources"."kind" in ('helpline', 'emergency')),
	CONSTRAINT "resources_grade" CHECK ("resources"."grade" in ('provider', 'listed'))
);
--> statement-breakpoint
ALTER TABLE "rules" ADD CONSTRAINT "rules_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_keys" ADD CONSTRAINT "data_keys_persona_id_personas_id_fk" FOREIGN KEY ("persona_id") REFERENCES "public"."personas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ignores" ADD CONSTRAINT "ignores_persona_id_personas_id_fk" FOREIGN KEY ("persona_id") REFERENCES "public"."personas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ignores" ADD CONSTRAINT "ignores_ignored_id_personas_id_fk" FOREIGN KEY ("ignored_id") REFERENCES "public"."personas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personas" ADD CONSTRAINT "personas_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_persona_id_personas_id_fk" FOREIGN KEY ("persona_id") REFERENCES "public"."personas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sessions_owner" ON "sessions" USING btree ("owner");--> statement-breakpoint
CREATE INDEX "ignores_ignored" ON "ignores" USING btree ("ignored_id");--> statement-breakpoint
CREATE INDEX "threads_list" ON "threads" USING btree ("group_id","active_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "resources_expires" ON "resources" USING btree ("expires_on");