-- People, and what signing in needs. Times are milliseconds since 1970 but for the lock-out's, which Identity reads itself.
CREATE TABLE person (
  id TEXT PRIMARY KEY, user_name TEXT, normalized_user_name TEXT, email TEXT, normalized_email TEXT, email_confirmed BOOLEAN NOT NULL,
  password_hash TEXT, security_stamp TEXT, concurrency_stamp TEXT, phone_number TEXT, phone_number_confirmed BOOLEAN NOT NULL,
  two_factor_enabled BOOLEAN NOT NULL, lockout_end TIMESTAMPTZ, lockout_enabled BOOLEAN NOT NULL, access_failed_count INTEGER NOT NULL,
  role TEXT NOT NULL, plan TEXT NOT NULL, plan_until BIGINT, team TEXT, created BIGINT NOT NULL);
CREATE UNIQUE INDEX person_by_name ON person (normalized_user_name);
CREATE INDEX person_by_email ON person (normalized_email);
CREATE TABLE person_claim (id {id}, user_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE, claim_type TEXT, claim_value TEXT);
CREATE INDEX person_claim_by_person ON person_claim (user_id);
CREATE TABLE person_login (login_provider TEXT NOT NULL, provider_key TEXT NOT NULL, provider_display_name TEXT,
  user_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE, PRIMARY KEY (login_provider, provider_key));
CREATE TABLE person_token (user_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE, login_provider TEXT NOT NULL, name TEXT NOT NULL, value TEXT,
  PRIMARY KEY (user_id, login_provider, name));
-- The keys that protect cookies and forms, shared by all servers.
CREATE TABLE protection_key (name TEXT PRIMARY KEY, xml TEXT NOT NULL, created BIGINT NOT NULL);
-- Where a person is signed in; a cookie only names the row, by a hash.
CREATE TABLE session (id TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE, ticket {bytes} NOT NULL, agent TEXT NOT NULL,
  created BIGINT NOT NULL, seen BIGINT NOT NULL, expires BIGINT NOT NULL);
CREATE INDEX session_by_person ON session (person);
-- Codes for one use: the first administrator's, and invitations. Only their hashes.
CREATE TABLE invitation (hash TEXT PRIMARY KEY, role TEXT NOT NULL, team TEXT, made_by TEXT NOT NULL, expires BIGINT NOT NULL);
-- Counts of anything that is limited: code pages, attempts. A count is raised by one statement.
CREATE TABLE tally (subject TEXT NOT NULL, period TEXT NOT NULL, used INTEGER NOT NULL, ends BIGINT NOT NULL, PRIMARY KEY (subject, period));
-- Code pages that are already open to a subject in a period.
CREATE TABLE opened (subject TEXT NOT NULL, period TEXT NOT NULL, page TEXT NOT NULL, ends BIGINT NOT NULL, PRIMARY KEY (subject, period, page));
-- What each plan allows; no number is no limit.
CREATE TABLE plan (name TEXT PRIMARY KEY, pages INTEGER, period TEXT NOT NULL);
INSERT INTO plan (name, pages, period) VALUES ('guest', 1, 'month'), ('free', 5, 'month'), ('paid', NULL, 'month'), ('network', 20, 'day');
-- The day's key under which an address is hashed; gone two days later.
CREATE TABLE daily_key (day TEXT PRIMARY KEY, secret {bytes} NOT NULL);
