CREATE TABLE `briefings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`number` integer NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`edition_date` text NOT NULL,
	`intro` text NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`published_at` integer,
	CONSTRAINT "briefings_number" CHECK("briefings"."number" > 0),
	CONSTRAINT "briefings_slug" CHECK("briefings"."slug" <> '' and "briefings"."slug" not glob '*[^a-z0-9-]*'),
	CONSTRAINT "briefings_date" CHECK("briefings"."edition_date" is date("briefings"."edition_date")),
	CONSTRAINT "briefings_status" CHECK("briefings"."status" in ('draft', 'published', 'withdrawn')),
	CONSTRAINT "briefings_published" CHECK("briefings"."status" = 'draft' or "briefings"."published_at" is not null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `briefings_number_unique` ON `briefings` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `briefings_slug_unique` ON `briefings` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `briefings_editionDate_unique` ON `briefings` (`edition_date`);--> statement-breakpoint
CREATE INDEX `briefings_by_status` ON `briefings` (`status`,`edition_date`);--> statement-breakpoint
CREATE TABLE `publications` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`briefing_id` integer NOT NULL,
	`published_at` integer NOT NULL,
	`published_by` text NOT NULL,
	`slots` text NOT NULL,
	FOREIGN KEY (`briefing_id`) REFERENCES `briefings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `publications_by_briefing` ON `publications` (`briefing_id`,`published_at`);--> statement-breakpoint
CREATE TABLE `slots` (
	`briefing_id` integer NOT NULL,
	`rank` integer NOT NULL,
	`story_id` integer NOT NULL,
	`headline_override` text,
	PRIMARY KEY(`briefing_id`, `rank`),
	FOREIGN KEY (`briefing_id`) REFERENCES `briefings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`story_id`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "slots_rank" CHECK("slots"."rank" > 0),
	CONSTRAINT "slots_headline" CHECK("slots"."headline_override" <> '')
);
--> statement-breakpoint
CREATE INDEX `slots_by_story` ON `slots` (`story_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `slots_story` ON `slots` (`briefing_id`,`story_id`);--> statement-breakpoint
CREATE TABLE `redirects` (
	`path` text PRIMARY KEY NOT NULL,
	`target` text,
	`note` text,
	`created_at` integer NOT NULL,
	CONSTRAINT "redirects_path" CHECK("redirects"."path" like '/_%'),
	CONSTRAINT "redirects_target" CHECK("redirects"."target" like '/%' and "redirects"."target" not like '//%' and "redirects"."target" <> "redirects"."path"),
	CONSTRAINT "redirects_answer" CHECK(("redirects"."target" is null) <> ("redirects"."note" is null))
);
--> statement-breakpoint
CREATE INDEX `redirects_by_target` ON `redirects` (`target`);--> statement-breakpoint
CREATE TABLE `settings` (
	`id` integer PRIMARY KEY DEFAULT 1 NOT NULL,
	`site_name` text DEFAULT 'Aisle Five' NOT NULL,
	`strapline` text DEFAULT 'The five retail technology stories that matter, every Friday' NOT NULL,
	`beat` text DEFAULT 'retail technology' NOT NULL,
	`motto` text DEFAULT 'Five items or fewer.' NOT NULL,
	`slots` integer DEFAULT 5 NOT NULL,
	`publish_weekday` integer DEFAULT 5 NOT NULL,
	`publish_time` text DEFAULT '07:00' NOT NULL,
	`time_zone` text DEFAULT 'Europe/London' NOT NULL,
	`locale` text DEFAULT 'en-GB' NOT NULL,
	`accent` text DEFAULT '#FFD400' NOT NULL,
	`on_accent` text DEFAULT '#161611' NOT NULL,
	`sender_name` text DEFAULT 'Aisle Five' NOT NULL,
	`sender_address` text DEFAULT 'briefing@localhost' NOT NULL,
	CONSTRAINT "settings_one_row" CHECK("settings"."id" = 1),
	CONSTRAINT "settings_slots" CHECK("settings"."slots" between 1 and 20),
	CONSTRAINT "settings_weekday" CHECK("settings"."publish_weekday" between 1 and 7),
	CONSTRAINT "settings_time" CHECK("settings"."publish_time" is strftime('%H:%M', "settings"."publish_time") and "settings"."publish_time" < '24:00'),
	CONSTRAINT "settings_colours" CHECK("settings"."accent" glob '#[0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f]' and "settings"."on_accent" glob '#[0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f]')
);
--> statement-breakpoint
CREATE TABLE `companies` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`description` text NOT NULL,
	CONSTRAINT "companies_slug" CHECK("companies"."slug" <> '' and "companies"."slug" not glob '*[^a-z0-9-]*')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `companies_slug_unique` ON `companies` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `companies_name_unique` ON `companies` (`name`);--> statement-breakpoint
CREATE TABLE `corrections` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`story_id` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`published_at` integer NOT NULL,
	FOREIGN KEY (`story_id`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "corrections_kind" CHECK("corrections"."kind" in ('correction', 'clarification', 'update')),
	CONSTRAINT "corrections_text" CHECK("corrections"."text" <> '')
);
--> statement-breakpoint
CREATE INDEX `corrections_by_story` ON `corrections` (`story_id`,`published_at`);--> statement-breakpoint
CREATE TABLE `sources` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`story_id` integer NOT NULL,
	`position` integer NOT NULL,
	`publisher` text NOT NULL,
	`title` text NOT NULL,
	`url` text,
	`published_on` text,
	FOREIGN KEY (`story_id`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "sources_publisher" CHECK("sources"."publisher" <> ''),
	CONSTRAINT "sources_url" CHECK("sources"."url" like 'https://_%' or "sources"."url" like 'http://_%'),
	CONSTRAINT "sources_date" CHECK("sources"."published_on" is date("sources"."published_on"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sources_position` ON `sources` (`story_id`,`position`);--> statement-breakpoint
CREATE TABLE `stories` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`headline` text NOT NULL,
	`standfirst` text NOT NULL,
	`why_it_matters` text NOT NULL,
	`body` text NOT NULL,
	`words` integer NOT NULL,
	`lead_picture` text,
	`status` text DEFAULT 'draft' NOT NULL,
	`first_published_at` integer,
	`last_updated_at` integer,
	CONSTRAINT "stories_slug" CHECK("stories"."slug" <> '' and "stories"."slug" not glob '*[^a-z0-9-]*'),
	CONSTRAINT "stories_headline" CHECK("stories"."headline" <> ''),
	CONSTRAINT "stories_words" CHECK("stories"."words" >= 0),
	CONSTRAINT "stories_body" CHECK(json_type("stories"."body") = 'object' and json_extract("stories"."body", '$.type') is 'doc'),
	CONSTRAINT "stories_status" CHECK("stories"."status" in ('draft', 'published', 'withdrawn')),
	CONSTRAINT "stories_published" CHECK("stories"."status" = 'draft' or "stories"."first_published_at" is not null),
	CONSTRAINT "stories_picture" CHECK("stories"."lead_picture" is null or json_extract("stories"."lead_picture", '$.decorative') is true or ifnull(json_extract("stories"."lead_picture", '$.alt'), '') <> '')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stories_slug_unique` ON `stories` (`slug`);--> statement-breakpoint
CREATE INDEX `stories_by_publication` ON `stories` (`first_published_at`);--> statement-breakpoint
CREATE TABLE `story_companies` (
	`story_id` integer NOT NULL,
	`company_id` integer NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`story_id`, `company_id`),
	FOREIGN KEY (`story_id`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `story_companies_by_company` ON `story_companies` (`company_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `story_companies_position` ON `story_companies` (`story_id`,`position`);--> statement-breakpoint
CREATE TABLE `story_topics` (
	`story_id` integer NOT NULL,
	`topic_id` integer NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`story_id`, `topic_id`),
	FOREIGN KEY (`story_id`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `story_topics_by_topic` ON `story_topics` (`topic_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `story_topics_position` ON `story_topics` (`story_id`,`position`);--> statement-breakpoint
CREATE TABLE `topics` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`description` text NOT NULL,
	CONSTRAINT "topics_slug" CHECK("topics"."slug" <> '' and "topics"."slug" not glob '*[^a-z0-9-]*')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `topics_slug_unique` ON `topics` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `topics_name_unique` ON `topics` (`name`);