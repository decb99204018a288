CREATE TABLE `wire_hosts` (
	`host` text PRIMARY KEY NOT NULL,
	`free_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `wire_source_topics` (
	`source_id` integer NOT NULL,
	`topic_id` integer NOT NULL,
	PRIMARY KEY(`source_id`, `topic_id`),
	FOREIGN KEY (`source_id`) REFERENCES `wire_sources`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `wire_source_topics_by_topic` ON `wire_source_topics` (`topic_id`);--> statement-breakpoint
CREATE TABLE `wire_sources` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`feed_url` text NOT NULL,
	`moved_from` text DEFAULT '' NOT NULL,
	`site_url` text DEFAULT '' NOT NULL,
	`kind` text DEFAULT 'trade' NOT NULL,
	`tier` integer DEFAULT 2 NOT NULL,
	`language` text DEFAULT '' NOT NULL,
	`state` text DEFAULT 'active' NOT NULL,
	`added_at` integer NOT NULL,
	`added_by` text NOT NULL,
	`is_demo` integer DEFAULT false NOT NULL,
	`etag` text DEFAULT '' NOT NULL,
	`last_modified` text DEFAULT '' NOT NULL,
	`next_check_at` integer NOT NULL,
	`leased_until` integer,
	`lease` text DEFAULT '' NOT NULL,
	`last_checked_at` integer,
	`last_success_at` integer,
	`last_failure` text DEFAULT '' NOT NULL,
	`failing_since` integer,
	`failures` integer DEFAULT 0 NOT NULL,
	`last_item_at` integer,
	`answer_time` integer,
	CONSTRAINT "wire_sources_name" CHECK("wire_sources"."name" <> ''),
	CONSTRAINT "wire_sources_address" CHECK("wire_sources"."feed_url" like 'https://_%' or "wire_sources"."feed_url" like 'http://_%'),
	CONSTRAINT "wire_sources_kind" CHECK("wire_sources"."kind" in ('primary', 'agency', 'trade', 'general', 'regional')),
	CONSTRAINT "wire_sources_tier" CHECK("wire_sources"."tier" between 1 and 3),
	CONSTRAINT "wire_sources_state" CHECK("wire_sources"."state" in ('active', 'paused', 'gone'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `wire_sources_feedUrl_unique` ON `wire_sources` (`feed_url`);--> statement-breakpoint
CREATE INDEX `wire_sources_due` ON `wire_sources` (`state`,`next_check_at`);--> statement-breakpoint
CREATE TABLE `blind_ranks` (
	`briefing_id` integer NOT NULL,
	`editor_id` integer NOT NULL,
	`rank` integer NOT NULL,
	`cluster_id` integer NOT NULL,
	`ranked_at` integer NOT NULL,
	PRIMARY KEY(`briefing_id`, `editor_id`, `rank`),
	FOREIGN KEY (`briefing_id`) REFERENCES `briefings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`editor_id`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`cluster_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "blind_ranks_rank" CHECK("blind_ranks"."rank" > 0)
);
--> statement-breakpoint
CREATE INDEX `blind_ranks_by_cluster` ON `blind_ranks` (`cluster_id`);--> statement-breakpoint
CREATE INDEX `blind_ranks_by_editor` ON `blind_ranks` (`editor_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `blind_ranks_cluster` ON `blind_ranks` (`briefing_id`,`editor_id`,`cluster_id`);--> statement-breakpoint
CREATE TABLE `cluster_moves` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`by_editor` text DEFAULT '' NOT NULL,
	`cluster_id` integer NOT NULL,
	`other_id` integer,
	`record` text NOT NULL,
	`undone_at` integer,
	`undone_by` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`cluster_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`other_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "cluster_moves_kind" CHECK("cluster_moves"."kind" in ('merge', 'split', 'move', 'dismiss', 'reopen'))
);
--> statement-breakpoint
CREATE INDEX `cluster_moves_by_cluster` ON `cluster_moves` (`cluster_id`,`at`);--> statement-breakpoint
CREATE INDEX `cluster_moves_by_other` ON `cluster_moves` (`other_id`);--> statement-breakpoint
CREATE INDEX `cluster_moves_by_time` ON `cluster_moves` (`at`);--> statement-breakpoint
CREATE TABLE `cluster_seen` (
	`editor_id` integer NOT NULL,
	`cluster_id` integer NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`editor_id`, `cluster_id`),
	FOREIGN KEY (`editor_id`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`cluster_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `cluster_seen_by_cluster` ON `cluster_seen` (`cluster_id`);--> statement-breakpoint
CREATE TABLE `cluster_votes` (
	`briefing_id` integer NOT NULL,
	`cluster_id` integer NOT NULL,
	`editor_id` integer NOT NULL,
	`voted_at` integer NOT NULL,
	PRIMARY KEY(`briefing_id`, `cluster_id`, `editor_id`),
	FOREIGN KEY (`briefing_id`) REFERENCES `briefings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`cluster_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`editor_id`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `cluster_votes_by_cluster` ON `cluster_votes` (`cluster_id`);--> statement-breakpoint
CREATE INDEX `cluster_votes_by_editor` ON `cluster_votes` (`editor_id`);--> statement-breakpoint
CREATE TABLE `clusters` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`headline` text NOT NULL,
	`first_item_at` integer NOT NULL,
	`last_item_at` integer NOT NULL,
	`items` integer DEFAULT 0 NOT NULL,
	`outlets` integer DEFAULT 0 NOT NULL,
	`terms` text DEFAULT '{}' NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`merged_into_id` integer,
	`story_id` integer,
	`is_demo` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`merged_into_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`story_id`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "clusters_state" CHECK("clusters"."state" in ('open', 'dismissed', 'merged')),
	CONSTRAINT "clusters_merged" CHECK(("clusters"."state" = 'merged') = ("clusters"."merged_into_id" is not null)),
	CONSTRAINT "clusters_counts" CHECK("clusters"."items" >= 0 and "clusters"."outlets" >= 0)
);
--> statement-breakpoint
CREATE INDEX `clusters_by_time` ON `clusters` (`state`,`last_item_at`);--> statement-breakpoint
CREATE INDEX `clusters_by_story` ON `clusters` (`story_id`) WHERE "clusters"."story_id" is not null;--> statement-breakpoint
CREATE INDEX `clusters_merged` ON `clusters` (`merged_into_id`) WHERE "clusters"."merged_into_id" is not null;--> statement-breakpoint
CREATE TABLE `wire_items` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`source_id` integer NOT NULL,
	`guid` text NOT NULL,
	`url` text,
	`title` text NOT NULL,
	`summary` text DEFAULT '' NOT NULL,
	`author` text DEFAULT '' NOT NULL,
	`language` text DEFAULT '' NOT NULL,
	`published_at` integer NOT NULL,
	`first_seen_at` integer NOT NULL,
	`fingerprint` text NOT NULL,
	`cluster_id` integer,
	`copy_of_id` integer,
	`is_demo` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`source_id`) REFERENCES `wire_sources`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`cluster_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`copy_of_id`) REFERENCES `wire_items`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "wire_items_title" CHECK("wire_items"."title" <> ''),
	CONSTRAINT "wire_items_url" CHECK("wire_items"."url" like 'https://_%' or "wire_items"."url" like 'http://_%')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `wire_items_url_unique` ON `wire_items` (`url`);--> statement-breakpoint
CREATE INDEX `wire_items_by_source` ON `wire_items` (`source_id`,`published_at`);--> statement-breakpoint
CREATE INDEX `wire_items_by_time` ON `wire_items` (`published_at`);--> statement-breakpoint
CREATE INDEX `wire_items_by_arrival` ON `wire_items` (`first_seen_at`);--> statement-breakpoint
CREATE INDEX `wire_items_by_cluster` ON `wire_items` (`cluster_id`,`published_at`);--> statement-breakpoint
CREATE INDEX `wire_items_by_text` ON `wire_items` (`fingerprint`);--> statement-breakpoint
CREATE INDEX `wire_items_copies` ON `wire_items` (`copy_of_id`) WHERE "wire_items"."copy_of_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `wire_items_guid` ON `wire_items` (`source_id`,`guid`);--> statement-breakpoint
CREATE TABLE `wire_postings` (
	`term_id` integer NOT NULL,
	`item_id` integer NOT NULL,
	PRIMARY KEY(`term_id`, `item_id`),
	FOREIGN KEY (`term_id`) REFERENCES `wire_terms`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`item_id`) REFERENCES `wire_items`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `wire_postings_by_item` ON `wire_postings` (`item_id`);--> statement-breakpoint
CREATE TABLE `wire_terms` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`term` text NOT NULL,
	`items` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `wire_terms_term_unique` ON `wire_terms` (`term`);--> statement-breakpoint
CREATE TABLE `wire_views` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`editor_id` integer NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	FOREIGN KEY (`editor_id`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "wire_views_name" CHECK("wire_views"."name" <> '')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `wire_views_name` ON `wire_views` (`editor_id`,`name`);--> statement-breakpoint
ALTER TABLE `settings` ADD `wire_days` integer DEFAULT 60 NOT NULL;