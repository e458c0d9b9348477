-- What someone searched for last, and what they have chosen for themselves. On one's own machine the person is 'local'.
CREATE TABLE recent_search (person TEXT NOT NULL, query TEXT NOT NULL, seen BIGINT NOT NULL, PRIMARY KEY (person, query));
CREATE TABLE choice (person TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (person, name));
