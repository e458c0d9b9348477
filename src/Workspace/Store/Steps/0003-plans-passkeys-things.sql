-- A plan may be a trial of so many days, and may show pages beyond its number with sections locked (their names, separated by blanks).
ALTER TABLE plan ADD COLUMN days INTEGER;
ALTER TABLE plan ADD COLUMN locked TEXT NOT NULL DEFAULT '';
-- Passkeys, as Identity writes them.
CREATE TABLE person_passkey (credential_id {bytes} PRIMARY KEY, user_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE, data {json} NOT NULL);
CREATE INDEX person_passkey_by_person ON person_passkey (user_id);
-- What else people keep: searches, code lists, rules, claims, conversations, cases. The body is JSON; that of the last three is sealed.
CREATE TABLE thing (id TEXT PRIMARY KEY, owner TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL, written_by TEXT NOT NULL,
  created BIGINT NOT NULL, changed BIGINT NOT NULL);
CREATE INDEX thing_by_owner ON thing (owner, kind);
