CREATE TABLE "staff_challenges" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"ends_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "desk_key" "bytea";--> statement-breakpoint
ALTER TABLE "staff_codes" ADD COLUMN "first" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_desk_key_unique" UNIQUE("desk_key");--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON staff_challenges TO tealight_api;
