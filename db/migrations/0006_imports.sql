CREATE TABLE `import_rows` (
	`import_id` integer NOT NULL,
	`row` integer NOT NULL,
	`email` text NOT NULL,
	`address` text NOT NULL,
	`joined_at` integer,
	`result` text NOT NULL,
	`detail` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`import_id`, `row`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `import_rows_by_address` ON `import_rows` (`address`);--> statement-breakpoint
CREATE INDEX `import_rows_by_result` ON `import_rows` (`import_id`,`result`,`row`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`status` text NOT NULL,
	`encoding` text NOT NULL,
	`separator` text NOT NULL,
	`has_head` integer NOT NULL,
	`beginning` text NOT NULL,
	`email_column` integer,
	`joined_column` integer,
	`way` text,
	`consent_text` text DEFAULT '' NOT NULL,
	`evidence` text DEFAULT '' NOT NULL,
	`bytes` integer NOT NULL,
	`bytes_read` integer DEFAULT 0 NOT NULL,
	`rows` integer DEFAULT 0 NOT NULL,
	`rows_done` integer DEFAULT 0 NOT NULL,
	`started_by` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`note` text DEFAULT '' NOT NULL,
	CONSTRAINT "imports_status" CHECK("imports"."status" in ('matching', 'checking', 'checked', 'importing', 'done', 'failed', 'cancelled'))
);
--> statement-breakpoint
CREATE INDEX `imports_by_status` ON `imports` (`status`);--> statement-breakpoint
CREATE TABLE `subscriber_counts` (
	`status` text NOT NULL,
	`through` text NOT NULL,
	`number` integer NOT NULL,
	PRIMARY KEY(`status`, `through`)
);
--> statement-breakpoint
CREATE TABLE `subscriber_days` (
	`day` integer PRIMARY KEY NOT NULL,
	`joined` integer DEFAULT 0 NOT NULL,
	`gone` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
DROP INDEX `subscribers_by_domain`;--> statement-breakpoint
CREATE INDEX `subscribers_by_status_joined` ON `subscribers` (`status`,`joined_at`);--> statement-breakpoint
CREATE INDEX `subscribers_by_through_joined` ON `subscribers` (`through`,`joined_at`);--> statement-breakpoint
CREATE INDEX `subscribers_by_both_joined` ON `subscribers` (`status`,`through`,`joined_at`);--> statement-breakpoint
CREATE INDEX `subscribers_by_domain` ON `subscribers` (`domain`,`joined_at`);--> statement-breakpoint
CREATE INDEX `sign_ups_waiting` ON `sign_ups` (`asked_at`) WHERE "sign_ups"."confirmed_at" is null and "sign_ups"."subscriber_id" is null;