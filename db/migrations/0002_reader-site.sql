CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`topic` text NOT NULL,
	`payload` text NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`status` text DEFAULT 'open' NOT NULL,
	`last_error` text,
	CONSTRAINT "outbox_status" CHECK("outbox"."status" in ('open', 'done', 'given up'))
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`status`,`due_at`);--> statement-breakpoint
CREATE TABLE `revision` (
	`id` integer PRIMARY KEY DEFAULT 1 NOT NULL,
	`number` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "revision_one_row" CHECK("revision"."id" = 1)
);
--> statement-breakpoint
DROP INDEX `stories_by_publication`;--> statement-breakpoint
ALTER TABLE `stories` ADD `follows_id` integer REFERENCES stories(id);--> statement-breakpoint
CREATE INDEX `stories_by_thread` ON `stories` (`follows_id`) WHERE "stories"."follows_id" is not null;--> statement-breakpoint
CREATE INDEX `stories_by_publication` ON `stories` (`status`,`first_published_at`);--> statement-breakpoint
CREATE INDEX `corrections_by_publication` ON `corrections` (`published_at`);--> statement-breakpoint
INSERT INTO `revision` (`id`) VALUES (1);
