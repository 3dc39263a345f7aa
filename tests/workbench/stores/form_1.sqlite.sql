-- A store as the workbench made it before its stores named their form: made by its own definitions.

CREATE TABLE audit (
  number INTEGER NOT NULL,
  at VARCHAR(40) NOT NULL,
  "by" VARCHAR(100) NOT NULL,
  action VARCHAR(40) NOT NULL,
  subject TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (number)
);

CREATE TABLE people (
  name VARCHAR(100) NOT NULL,
  role VARCHAR(20) NOT NULL,
  secret VARCHAR(300) NOT NULL,
  failed INTEGER NOT NULL,
  failed_at VARCHAR(40) NOT NULL,
  PRIMARY KEY (name)
);

CREATE TABLE runs (
  id VARCHAR(32) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  profile VARCHAR(300) NOT NULL,
  command TEXT NOT NULL,
  out VARCHAR(300) NOT NULL,
  upload VARCHAR(300) NOT NULL,
  state VARCHAR(20) NOT NULL,
  pid INTEGER NOT NULL,
  born FLOAT NOT NULL,
  exit_code INTEGER,
  "by" VARCHAR(100) NOT NULL,
  began VARCHAR(40) NOT NULL,
  ended VARCHAR(40) NOT NULL,
  continues VARCHAR(32) NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE sessions (
  token VARCHAR(64) NOT NULL,
  name VARCHAR(100) NOT NULL,
  until VARCHAR(40) NOT NULL,
  PRIMARY KEY (token)
);

CREATE TABLE summaries (
  path VARCHAR(600) NOT NULL,
  stamp VARCHAR(60) NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (path)
);

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;

INSERT INTO people (name, role, secret, failed, failed_at) VALUES ('花子', 'approver', '000102030405060708090a0b0c0d0e0f$f59b505e6f3fce616b9b65bab8e46f2faf3e09ae1b5c31c19fff84a16fcb6164d35ce08065d654a67a2e11c41e8cb116ccebde5bcb917787813f8f1f7ad4d0ea', 2, '2026-11-24T08:00:00+00:00');

INSERT INTO people (name, role, secret, failed, failed_at) VALUES ('taro', 'tester', '000102030405060708090a0b0c0d0e0f$f59b505e6f3fce616b9b65bab8e46f2faf3e09ae1b5c31c19fff84a16fcb6164d35ce08065d654a67a2e11c41e8cb116ccebde5bcb917787813f8f1f7ad4d0ea', 0, '');

INSERT INTO sessions (token, name, until) VALUES ('945443b6603081db3204d659c9f31e3e3c461ea5020b0d71effd2b438df28dfe', '花子', '2999-01-01T00:00:00+00:00');

INSERT INTO runs (id, kind, profile, command, out, upload, state, pid, born, exit_code, "by", began, ended, continues) VALUES ('0123456789ab', 'run', 'own', '["--lang", "ja", "run"]', '2026-11-24-0123456789ab', '', 'ended', 0, 0.0, 3, 'taro', '2026-11-24T08:10:00+00:00', '2026-11-24T08:20:00+00:00', '');

INSERT INTO summaries (path, stamp, content) VALUES ('given', '1-2-0.1.0-2', '{}');

INSERT INTO audit (at, "by", action, subject, reason) VALUES ('2026-11-24T08:00:00+00:00', '-', 'person', '花子: approver', '');

INSERT INTO audit (at, "by", action, subject, reason) VALUES ('2026-11-24T08:30:00+00:00', '花子', 'accept', 'case', '次の版で');
