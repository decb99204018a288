CREATE TABLE `mail_visits` (
	`edition` integer NOT NULL,
	`path` text NOT NULL,
	`visits` integer NOT NULL,
	PRIMARY KEY(`edition`, `path`)
);
