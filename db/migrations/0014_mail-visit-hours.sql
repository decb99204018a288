CREATE TABLE `mail_visit_hours` (
	`edition` integer NOT NULL,
	`hour` integer NOT NULL,
	`visits` integer NOT NULL,
	PRIMARY KEY(`edition`, `hour`)
);
