CREATE TABLE `bench` (
	`briefing_id` integer NOT NULL,
	`story_id` integer NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`briefing_id`, `story_id`),
	FOREIGN KEY (`briefing_id`) REFERENCES `briefings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`story_id`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `bench_by_story` ON `bench` (`story_id`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`act` text NOT NULL,
	`subject` text NOT NULL,
	`before` text,
	`after` text,
	`address` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_by_time` ON `audit` (`at`);--> statement-breakpoint
CREATE INDEX `audit_by_actor` ON `audit` (`actor`,`at`);--> statement-breakpoint
CREATE INDEX `audit_by_act` ON `audit` (`act`,`at`);--> statement-breakpoint
CREATE TABLE `editors` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`status` text DEFAULT 'active' NOT NULL,
	`password_hash` text NOT NULL,
	`totp_secret` text,
	`totp_interval` integer DEFAULT 0 NOT NULL,
	`oidc_subject` text,
	`created_at` integer NOT NULL,
	CONSTRAINT "editors_email" CHECK("editors"."email" like '%_@_%' and "editors"."email" = lower("editors"."email")),
	CONSTRAINT "editors_name" CHECK("editors"."name" <> ''),
	CONSTRAINT "editors_role" CHECK("editors"."role" in ('administrator', 'editor', 'writer')),
	CONSTRAINT "editors_status" CHECK("editors"."status" in ('active', 'suspended'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `editors_email_unique` ON `editors` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `editors_oidcSubject_unique` ON `editors` (`oidc_subject`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`token_hash` text NOT NULL,
	`kind` text NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`invited_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`closed_at` integer,
	CONSTRAINT "invitations_kind" CHECK("invitations"."kind" in ('invitation', 'reset', 'forgotten')),
	CONSTRAINT "invitations_role" CHECK("invitations"."role" in ('administrator', 'editor', 'writer'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_tokenHash_unique` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitations_by_email` ON `invitations` (`email`);--> statement-breakpoint
CREATE TABLE `leases` (
	`place` text PRIMARY KEY NOT NULL,
	`tab` text NOT NULL,
	`editor_id` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`editor_id`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `presences` (
	`tab` text PRIMARY KEY NOT NULL,
	`editor_id` integer NOT NULL,
	`place` text NOT NULL,
	`seen_at` integer NOT NULL,
	FOREIGN KEY (`editor_id`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `presences_by_place` ON `presences` (`place`,`seen_at`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`editor_id` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`editor_id`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `recovery_codes_by_editor` ON `recovery_codes` (`editor_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`token_hash` text NOT NULL,
	`editor_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	`address` text NOT NULL,
	`agent` text NOT NULL,
	FOREIGN KEY (`editor_id`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_tokenHash_unique` ON `sessions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sessions_by_editor` ON `sessions` (`editor_id`,`revoked_at`);--> statement-breakpoint
CREATE TABLE `sign_ins` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`editor_id` integer NOT NULL,
	`stage` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`editor_id`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "sign_ins_stage" CHECK("sign_ins"."stage" in ('code', 'ready'))
);
--> statement-breakpoint
CREATE TABLE `throttles` (
	`key` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`last_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`subject_id` integer NOT NULL,
	`proof` text NOT NULL,
	`due_at` integer NOT NULL,
	`status` text DEFAULT 'waiting' NOT NULL,
	`ordered_by` text NOT NULL,
	`ordered_role` text NOT NULL,
	`ordered_at` integer NOT NULL,
	`ended_at` integer,
	`note` text DEFAULT '' NOT NULL,
	CONSTRAINT "jobs_status" CHECK("jobs"."status" in ('waiting', 'done', 'held', 'cancelled'))
);
--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`status`,`due_at`);--> statement-breakpoint
CREATE INDEX `jobs_by_subject` ON `jobs` (`kind`,`subject_id`,`status`);--> statement-breakpoint
CREATE TABLE `link_checks` (
	`url` text PRIMARY KEY NOT NULL,
	`status` text NOT NULL,
	`detail` text NOT NULL,
	`checked_at` integer NOT NULL,
	CONSTRAINT "link_checks_status" CHECK("link_checks"."status" in ('fine', 'dead', 'unsure'))
);
--> statement-breakpoint
CREATE TABLE `media` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`bytes` integer NOT NULL,
	`alt` text DEFAULT '' NOT NULL,
	`credit` text DEFAULT '' NOT NULL,
	`focus` text DEFAULT '50 50' NOT NULL,
	`status` text DEFAULT 'new' NOT NULL,
	`uploaded_at` integer NOT NULL,
	`uploaded_by` text NOT NULL,
	CONSTRAINT "media_status" CHECK("media"."status" in ('new', 'ready', 'failed')),
	CONSTRAINT "media_size" CHECK("media"."width" > 0 and "media"."height" > 0 and "media"."bytes" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `media_key_unique` ON `media` (`key`);--> statement-breakpoint
CREATE INDEX `media_by_time` ON `media` (`uploaded_at`);--> statement-breakpoint
CREATE TABLE `mails` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`status` text DEFAULT 'waiting' NOT NULL,
	CONSTRAINT "mails_status" CHECK("mails"."status" in ('waiting', 'sent', 'kept'))
);
--> statement-breakpoint
CREATE INDEX `mails_by_time` ON `mails` (`created_at`);--> statement-breakpoint
CREATE TABLE `page_views` (
	`day` text NOT NULL,
	`path` text NOT NULL,
	`views` integer NOT NULL,
	PRIMARY KEY(`day`, `path`)
);
--> statement-breakpoint
CREATE TABLE `preview_links` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`token_hash` text NOT NULL,
	`kind` text NOT NULL,
	`subject_id` integer NOT NULL,
	`label` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	CONSTRAINT "preview_links_kind" CHECK("preview_links"."kind" in ('briefing', 'story'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `preview_links_tokenHash_unique` ON `preview_links` (`token_hash`);--> statement-breakpoint
CREATE INDEX `preview_links_by_subject` ON `preview_links` (`kind`,`subject_id`);--> statement-breakpoint
CREATE TABLE `preview_views` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`link_id` integer NOT NULL,
	`at` integer NOT NULL,
	`address` text NOT NULL,
	`agent` text NOT NULL,
	FOREIGN KEY (`link_id`) REFERENCES `preview_links`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `preview_views_by_link` ON `preview_views` (`link_id`,`at`);--> statement-breakpoint
CREATE TABLE `pending_changes` (
	`story_id` integer PRIMARY KEY NOT NULL,
	`record` text NOT NULL,
	FOREIGN KEY (`story_id`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `revisions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`story_id` integer NOT NULL,
	`version` integer NOT NULL,
	`record` text NOT NULL,
	`saved_by` text NOT NULL,
	`act` text NOT NULL,
	`started_at` integer NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`story_id`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "revisions_act" CHECK("revisions"."act" in ('saved', 'created', 'restored', 'published', 'corrected'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `revisions_version` ON `revisions` (`story_id`,`version`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_briefings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`number` integer NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`edition_date` text NOT NULL,
	`intro` text NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`published_at` integer,
	`embargo_until` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`updated_at` integer,
	`updated_by` text DEFAULT '' NOT NULL,
	`trashed_at` integer,
	CONSTRAINT "briefings_number" CHECK("__new_briefings"."number" > 0),
	CONSTRAINT "briefings_slug" CHECK("__new_briefings"."slug" <> '' and "__new_briefings"."slug" not glob '*[^a-z0-9-]*'),
	CONSTRAINT "briefings_date" CHECK("__new_briefings"."edition_date" is date("__new_briefings"."edition_date")),
	CONSTRAINT "briefings_status" CHECK("__new_briefings"."status" in ('draft', 'scheduled', 'published', 'withdrawn')),
	CONSTRAINT "briefings_published" CHECK("__new_briefings"."status" in ('draft', 'scheduled') or "__new_briefings"."published_at" is not null),
	CONSTRAINT "briefings_trash" CHECK("__new_briefings"."trashed_at" is null or "__new_briefings"."status" = 'draft')
);
--> statement-breakpoint
INSERT INTO `__new_briefings`("id", "number", "slug", "title", "edition_date", "intro", "status", "published_at", "updated_at") SELECT "id", "number", "slug", "title", "edition_date", "intro", "status", "published_at", "published_at" FROM `briefings`;--> statement-breakpoint
DROP TABLE `briefings`;--> statement-breakpoint
ALTER TABLE `__new_briefings` RENAME TO `briefings`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `briefings_by_status` ON `briefings` (`status`,`edition_date`);--> statement-breakpoint
CREATE INDEX `briefings_by_slug` ON `briefings` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `briefings_one_number` ON `briefings` (`number`) WHERE "briefings"."trashed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `briefings_one_slug` ON `briefings` (`slug`) WHERE "briefings"."trashed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `briefings_one_editionDate` ON `briefings` (`edition_date`) WHERE "briefings"."trashed_at" is null;--> statement-breakpoint
CREATE TABLE `__new_stories` (
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
	`follows_id` integer,
	`search_title` text DEFAULT '' NOT NULL,
	`search_description` text DEFAULT '' NOT NULL,
	`embargo_until` integer,
	`stage` text DEFAULT 'ready' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer,
	`created_by` text DEFAULT '' NOT NULL,
	`updated_at` integer,
	`updated_by` text DEFAULT '' NOT NULL,
	`trashed_at` integer,
	FOREIGN KEY (`follows_id`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stories_slug" CHECK("__new_stories"."slug" <> '' and "__new_stories"."slug" not glob '*[^a-z0-9-]*'),
	CONSTRAINT "stories_headline" CHECK("__new_stories"."status" <> 'published' or "__new_stories"."headline" <> ''),
	CONSTRAINT "stories_words" CHECK("__new_stories"."words" >= 0),
	CONSTRAINT "stories_body" CHECK(json_type("__new_stories"."body") = 'object' and json_extract("__new_stories"."body", '$.type') is 'doc'),
	CONSTRAINT "stories_status" CHECK("__new_stories"."status" in ('draft', 'published', 'withdrawn')),
	CONSTRAINT "stories_stage" CHECK("__new_stories"."stage" in ('writing', 'ready')),
	CONSTRAINT "stories_trash" CHECK("__new_stories"."trashed_at" is null or "__new_stories"."status" <> 'published'),
	CONSTRAINT "stories_published" CHECK("__new_stories"."status" = 'draft' or "__new_stories"."first_published_at" is not null),
	CONSTRAINT "stories_picture" CHECK("__new_stories"."status" <> 'published' or "__new_stories"."lead_picture" is null or json_extract("__new_stories"."lead_picture", '$.decorative') is true or ifnull(json_extract("__new_stories"."lead_picture", '$.alt'), '') <> '')
);
--> statement-breakpoint
INSERT INTO `__new_stories`("id", "slug", "headline", "standfirst", "why_it_matters", "body", "words", "lead_picture", "status", "first_published_at", "last_updated_at", "follows_id", "created_at", "updated_at") SELECT "id", "slug", "headline", "standfirst", "why_it_matters", "body", "words", "lead_picture", "status", "first_published_at", "last_updated_at", "follows_id", "first_published_at", coalesce("last_updated_at", "first_published_at") FROM `stories`;--> statement-breakpoint
DROP TABLE `stories`;--> statement-breakpoint
ALTER TABLE `__new_stories` RENAME TO `stories`;--> statement-breakpoint
CREATE UNIQUE INDEX `stories_slug_unique` ON `stories` (`slug`);--> statement-breakpoint
CREATE INDEX `stories_by_publication` ON `stories` (`status`,`first_published_at`);--> statement-breakpoint
CREATE INDEX `stories_by_thread` ON `stories` (`follows_id`) WHERE "stories"."follows_id" is not null;--> statement-breakpoint
CREATE INDEX `stories_by_update` ON `stories` (`updated_at`);--> statement-breakpoint
CREATE TABLE `__new_settings` (
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
	`reply_to` text DEFAULT '' NOT NULL,
	`postal_address` text DEFAULT '' NOT NULL,
	`second_step_roles` text DEFAULT '[]' NOT NULL,
	`grace_minutes` integer DEFAULT 60 NOT NULL,
	`trash_days` integer DEFAULT 30 NOT NULL,
	CONSTRAINT "settings_one_row" CHECK("__new_settings"."id" = 1),
	CONSTRAINT "settings_grace" CHECK("__new_settings"."grace_minutes" between 1 and 10080),
	CONSTRAINT "settings_trash" CHECK("__new_settings"."trash_days" between 1 and 3650),
	CONSTRAINT "settings_slots" CHECK("__new_settings"."slots" between 1 and 20),
	CONSTRAINT "settings_weekday" CHECK("__new_settings"."publish_weekday" between 1 and 7),
	CONSTRAINT "settings_time" CHECK("__new_settings"."publish_time" is strftime('%H:%M', "__new_settings"."publish_time") and "__new_settings"."publish_time" < '24:00'),
	CONSTRAINT "settings_colours" CHECK("__new_settings"."accent" glob '#[0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f]' and "__new_settings"."on_accent" glob '#[0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f]')
);
--> statement-breakpoint
INSERT INTO `__new_settings`("id", "site_name", "strapline", "beat", "motto", "slots", "publish_weekday", "publish_time", "time_zone", "locale", "accent", "on_accent", "sender_name", "sender_address") SELECT "id", "site_name", "strapline", "beat", "motto", "slots", "publish_weekday", "publish_time", "time_zone", "locale", "accent", "on_accent", "sender_name", "sender_address" FROM `settings`;--> statement-breakpoint
DROP TABLE `settings`;--> statement-breakpoint
ALTER TABLE `__new_settings` RENAME TO `settings`;