GRANT SELECT, INSERT, UPDATE, DELETE ON assessment_tasks TO tealight_api, tealight_worker;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON assessments, flags, flag_keys, signals, escalations, desks, pulse
  TO tealight_api, tealight_worker;
--> statement-breakpoint
GRANT DELETE ON flag_keys TO tealight_worker;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON decisions, case_notes TO tealight_api;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON on_call, cover_hours TO tealight_api;
--> statement-breakpoint
GRANT SELECT ON on_call, cover_hours, decisions TO tealight_worker;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON notices TO tealight_api, tealight_worker;
--> statement-breakpoint
GRANT DELETE ON notices TO tealight_worker;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON staff, staff_passkeys, staff_codes, staff_roles, staff_sessions, staff_personas
  TO tealight_api;
--> statement-breakpoint
-- Whom to call, and nothing by which they come in.
GRANT SELECT (id, name, ended) ON staff TO tealight_worker;
--> statement-breakpoint
GRANT SELECT ON staff_roles TO tealight_worker;
--> statement-breakpoint
-- What the worker may change of a text that it looked at: its card, its veils, whether it is held.
GRANT UPDATE (help, state) ON posts TO tealight_worker;
--> statement-breakpoint
GRANT UPDATE (revision) ON threads TO tealight_worker;
--> statement-breakpoint
GRANT UPDATE (veils) ON text_versions TO tealight_worker;
--> statement-breakpoint
-- A text that was taken back before it had been looked at goes when it has been; the worker can take no other away.
CREATE FUNCTION delete_looked(subject uuid, looked integer) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM text_versions v WHERE v.subject_id = subject AND v.version = looked
    AND EXISTS (SELECT FROM posts p WHERE p.id = subject AND p.state = 'deleted')
    AND NOT EXISTS (SELECT FROM assessment_tasks t WHERE t.subject_id = subject AND t.version = looked)
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION delete_looked(uuid, integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION delete_looked(uuid, integer) TO tealight_worker, tealight_api;
--> statement-breakpoint
GRANT UPDATE (veils) ON text_versions TO tealight_api;
--> statement-breakpoint
-- The record of what staff did: everybody may add to it, nobody may change it.
GRANT SELECT, INSERT ON audit TO tealight_api, tealight_worker;
--> statement-breakpoint
GRANT SELECT ON audit TO tealight_auditor;
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit rows are only ever added' USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_stands BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_stays BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
INSERT INTO pulse (id) VALUES (1);
--> statement-breakpoint
-- The desk of each group; a new group gets its own, so that raising its number never has to make it.
INSERT INTO desks (group_id) SELECT id FROM groups;
--> statement-breakpoint
CREATE FUNCTION give_desk() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO desks (group_id) VALUES (NEW.id);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER groups_desk AFTER INSERT ON groups FOR EACH ROW EXECUTE FUNCTION give_desk();
