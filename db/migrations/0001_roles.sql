-- Roles belong to the whole server, so another database of it may have made them already.
DO $$
DECLARE
  one text;
BEGIN
  PERFORM pg_advisory_xact_lock(7316420119);
  FOREACH one IN ARRAY ARRAY['tealight_api', 'tealight_worker', 'tealight_auditor'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = one) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', one);
    END IF;
    -- from Postgres 16 on, who made a role may grant it but is not yet allowed to become it
    EXECUTE format('GRANT %I TO CURRENT_USER', one);
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE ALL ON SCHEMA public FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO tealight_api, tealight_worker, tealight_auditor;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON groups, rules, resources TO tealight_api;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON identities, sessions, ignores TO tealight_api;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON personas, data_keys, threads, posts TO tealight_api;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON text_versions TO tealight_api;
--> statement-breakpoint
-- The worker sees no session and no identity.
GRANT SELECT ON groups, rules, resources, personas, threads, posts, text_versions TO tealight_worker;
--> statement-breakpoint
GRANT SELECT, UPDATE, DELETE ON data_keys TO tealight_worker;
--> statement-breakpoint
GRANT UPDATE (name, standing) ON personas TO tealight_worker;
--> statement-breakpoint
GRANT UPDATE (written_at) ON posts TO tealight_worker;
--> statement-breakpoint
GRANT UPDATE (active_at) ON threads TO tealight_worker;
--> statement-breakpoint
-- Sessions past their day go. What came in today is written again in the order of random ids and in one transaction, so
-- that row order and transaction numbers tell no more than the day. The worker may call it; it sees nothing by it.
CREATE FUNCTION settle() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  one uuid;
BEGIN
  -- who signs out meanwhile waits, and then sees the row that is written here: else it would outlive its end
  LOCK TABLE sessions, identities IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM sessions WHERE ends_on < current_date;
  WITH gone AS (DELETE FROM sessions RETURNING *) INSERT INTO sessions SELECT * FROM gone ORDER BY token_hash;
  WITH gone AS (DELETE FROM identities RETURNING *) INSERT INTO identities SELECT * FROM gone ORDER BY lookup;
  -- one by one, since an UPDATE of all writes them in the order in which they lie, which is the order of joining
  FOR one IN SELECT id FROM personas WHERE new_until IS NOT NULL ORDER BY id LOOP
    UPDATE personas SET new_until = CASE WHEN new_until >= current_date THEN new_until END WHERE id = one;
    UPDATE data_keys SET wrap_key = wrap_key WHERE persona_id = one;
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION settle() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION settle() TO tealight_worker;
