CREATE TABLE account (id int PRIMARY KEY, balance int);
INSERT INTO account VALUES (1, 100);

-- session A
BEGIN;
SELECT balance FROM account WHERE id = 1;
UPDATE account SET balance = 110 WHERE id = 1;
COMMIT;

-- session B
BEGIN;
SELECT balance FROM account WHERE id = 1;
UPDATE account SET balance = 120 WHERE id = 1;
COMMIT;
