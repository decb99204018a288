CREATE TABLE `send_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`send_id` integer NOT NULL,
	`at` integer NOT NULL,
	`words` text NOT NULL,
	FOREIGN KEY (`send_id`) REFERENCES `sends`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `send_events_by_send` ON `send_events` (`send_id`);--> statement-breakpoint
CREATE TABLE `send_minutes` (
	`minute` integer NOT NULL,
	`send_id` integer NOT NULL,
	`handed` integer DEFAULT 0 NOT NULL,
	`accepted` integer DEFAULT 0 NOT NULL,
	`deferred` integer DEFAULT 0 NOT NULL,
	`refused` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`minute`, `send_id`),
	FOREIGN KEY (`send_id`) REFERENCES `sends`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `send_minutes_by_send` ON `send_minutes` (`send_id`,`minute`);--> statement-breakpoint
CREATE TABLE `sender` (
	`id` integer PRIMARY KEY DEFAULT 1 NOT NULL,
	`key` text NOT NULL,
	`place` text NOT NULL,
	`pid` integer NOT NULL,
	`beat_at` integer NOT NULL,
	CONSTRAINT "sender_one_row" CHECK("sender"."id" = 1)
);
--> statement-breakpoint
DROP INDEX `deliveries_by_status`;--> statement-breakpoint
CREATE INDEX `deliveries_by_status` ON `deliveries` (`send_id`,`status`,`version`);--> statement-breakpoint
ALTER TABLE `sends` ADD `audience_through` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sends` ADD `audience_end` integer;