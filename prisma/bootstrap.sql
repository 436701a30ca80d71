-- What an administrator prepares once per cluster (roles) and once per database (extensions, rights).
-- Runs before every migration; does nothing when everything is there. Passwords are set by
-- prisma/engine/roles.ts, only when they have to be.

DO $$
DECLARE
  actor_roles constant text[] := ARRAY['attest_staff', 'attest_reporter', 'attest_holder', 'attest_public',
                                       'attest_admin', 'attest_operator', 'attest_gate'];
  role_name text;
  member_of_owner boolean;
BEGIN
  -- Owns the schema; migrations run as it. Nobody signs in with it.
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'attest_owner') THEN
    CREATE ROLE attest_owner NOLOGIN NOINHERIT;
  END IF;

  -- The two that sign in. NOINHERIT: alone they may do nothing; they enter a role per transaction.
  FOREACH role_name IN ARRAY ARRAY['attest_app', 'attest_signer'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
      EXECUTE format('CREATE ROLE %I LOGIN NOINHERIT', role_name);
    END IF;
  END LOOP;

  -- One per kind of actor.
  FOREACH role_name IN ARRAY actor_roles LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', role_name);
    END IF;
    IF NOT EXISTS (
      SELECT FROM pg_auth_members
      WHERE roleid = role_name::regrole AND member = 'attest_app'::regrole
    ) THEN
      IF current_setting('server_version_num')::int >= 160000 THEN
        EXECUTE format('GRANT %I TO attest_app WITH INHERIT FALSE, SET TRUE', role_name);
      ELSE
        EXECUTE format('GRANT %I TO attest_app', role_name);
      END IF;
    END IF;
  END LOOP;

  -- An administrator who is no superuser must be a member to act as the owner.
  SELECT pg_has_role(current_user, 'attest_owner', 'MEMBER') INTO member_of_owner;
  IF current_setting('server_version_num')::int >= 160000 THEN
    SELECT pg_has_role(current_user, 'attest_owner', 'SET') INTO member_of_owner;
  END IF;
  IF NOT member_of_owner THEN
    EXECUTE format('GRANT attest_owner TO %I', current_user);
  END IF;

  IF NOT has_database_privilege('attest_owner', current_database(), 'CREATE') THEN
    EXECUTE format('GRANT CREATE ON DATABASE %I TO attest_owner', current_database());
  END IF;
  IF NOT has_schema_privilege('attest_owner', 'public', 'CREATE') THEN
    GRANT USAGE, CREATE ON SCHEMA public TO attest_owner;
  END IF;
END
$$;

CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public;
CREATE EXTENSION IF NOT EXISTS btree_gin SCHEMA public;
CREATE EXTENSION IF NOT EXISTS cube SCHEMA public;
CREATE EXTENSION IF NOT EXISTS earthdistance SCHEMA public;
CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pgcrypto SCHEMA public;
