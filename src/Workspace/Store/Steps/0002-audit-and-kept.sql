-- Who did what, when, from where, and how it ended; each row carries the hash over itself and the row before it.
CREATE TABLE audit (seq BIGINT PRIMARY KEY, at BIGINT NOT NULL, person TEXT NOT NULL, name TEXT NOT NULL, act TEXT NOT NULL, object TEXT NOT NULL,
  outcome TEXT NOT NULL, place TEXT NOT NULL, hash TEXT NOT NULL);
-- What people keep of codes. On one's own machine the person is 'local'.
CREATE TABLE favourite (person TEXT NOT NULL, code TEXT NOT NULL, created BIGINT NOT NULL, PRIMARY KEY (person, code));
CREATE TABLE note (owner TEXT NOT NULL, code TEXT NOT NULL, body TEXT NOT NULL, written_by TEXT NOT NULL, changed BIGINT NOT NULL, PRIMARY KEY (owner, code));
CREATE TABLE recent (person TEXT NOT NULL, code TEXT NOT NULL, seen BIGINT NOT NULL, PRIMARY KEY (person, code));
-- Keys of the API: the hash of each, what it may do, and how many requests an hour.
CREATE TABLE api_key (hash TEXT PRIMARY KEY, id TEXT NOT NULL, person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE, label TEXT NOT NULL,
  scopes TEXT NOT NULL, per_hour INTEGER NOT NULL, created BIGINT NOT NULL, used BIGINT);
CREATE INDEX api_key_by_person ON api_key (person);
