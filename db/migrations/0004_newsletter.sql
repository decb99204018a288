CREATE TABLE `deliveries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`send_id` integer NOT NULL,
	`subscriber_id` integer NOT NULL,
	`email` text NOT NULL,
	`domain` text NOT NULL,
	`format` text NOT NULL,
	`status` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_at` integer NOT NULL,
	`claimed_by` text,
	`version` integer,
	`answer` text DEFAULT '' NOT NULL,
	`settled_at` integer,
	`returned` text,
	FOREIGN KEY (`send_id`) REFERENCES `sends`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "deliveries_status" CHECK("deliveries"."status" in ('waiting', 'claimed', 'accepted', 'refused', 'excluded', 'uncertain'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_once` ON `deliveries` (`send_id`,`subscriber_id`);--> statement-breakpoint
CREATE INDEX `deliveries_open` ON `deliveries` (`send_id`,`due_at`,`id`) WHERE "deliveries"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX `deliveries_claimed` ON `deliveries` (`claimed_by`) WHERE "deliveries"."status" = 'claimed';--> statement-breakpoint
CREATE INDEX `deliveries_by_status` ON `deliveries` (`send_id`,`status`);--> statement-breakpoint
CREATE INDEX `deliveries_by_subscriber` ON `deliveries` (`subscriber_id`);--> statement-breakpoint
CREATE TABLE `mail_versions` (
	`send_id` integer NOT NULL,
	`number` integer NOT NULL,
	`subject` text NOT NULL,
	`preheader` text NOT NULL,
	`html` text NOT NULL,
	`text` text NOT NULL,
	`made_at` integer NOT NULL,
	`made_by` text NOT NULL,
	PRIMARY KEY(`send_id`, `number`),
	FOREIGN KEY (`send_id`) REFERENCES `sends`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `returns` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`delivery_id` integer,
	`subscriber_id` integer,
	`code` text DEFAULT '' NOT NULL,
	`detail` text DEFAULT '' NOT NULL,
	`arrived_at` integer NOT NULL,
	`fingerprint` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `returns_once` ON `returns` (`fingerprint`);--> statement-breakpoint
CREATE INDEX `returns_by_delivery` ON `returns` (`delivery_id`);--> statement-breakpoint
CREATE TABLE `sends` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`briefing_id` integer NOT NULL,
	`status` text NOT NULL,
	`due_at` integer NOT NULL,
	`ordered_by` text NOT NULL,
	`ordered_role` text NOT NULL,
	`ordered_at` integer NOT NULL,
	`started_at` integer,
	`ended_at` integer,
	`note` text DEFAULT '' NOT NULL,
	`addressed` integer,
	FOREIGN KEY (`briefing_id`) REFERENCES `briefings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sends_status" CHECK("sends"."status" in ('planned', 'held', 'sending', 'paused', 'done', 'cancelled'))
);
--> statement-breakpoint
CREATE INDEX `sends_by_status` ON `sends` (`status`,`due_at`);--> statement-breakpoint
CREATE INDEX `sends_by_briefing` ON `sends` (`briefing_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `sends_one_open` ON `sends` (`briefing_id`) WHERE "sends"."status" in ('planned', 'held', 'sending', 'paused');--> statement-breakpoint
CREATE TABLE `consents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`subscriber_id` integer NOT NULL,
	`how` text NOT NULL,
	`through` text NOT NULL,
	`words` text NOT NULL,
	`asked_at` integer NOT NULL,
	`given_at` integer NOT NULL,
	`evidence` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`subscriber_id`) REFERENCES `subscribers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `consents_by_subscriber` ON `consents` (`subscriber_id`);--> statement-breakpoint
CREATE TABLE `sign_ups` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`email` text NOT NULL,
	`address` text NOT NULL,
	`token_hash` text NOT NULL,
	`subscriber_id` integer,
	`through` text NOT NULL,
	`consent_text` text NOT NULL,
	`asked_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`confirmed_at` integer,
	FOREIGN KEY (`subscriber_id`) REFERENCES `subscribers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_ups_one_token` ON `sign_ups` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sign_ups_by_address` ON `sign_ups` (`address`,`asked_at`);--> statement-breakpoint
CREATE INDEX `sign_ups_by_expiry` ON `sign_ups` (`expires_at`);--> statement-breakpoint
CREATE INDEX `sign_ups_by_subscriber` ON `sign_ups` (`subscriber_id`);--> statement-breakpoint
CREATE TABLE `subscribers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`email` text NOT NULL,
	`address` text NOT NULL,
	`domain` text NOT NULL,
	`status` text DEFAULT 'active' NOT NULL,
	`paused_until` integer,
	`format` text DEFAULT 'designed' NOT NULL,
	`through` text NOT NULL,
	`joined_at` integer NOT NULL,
	`ended_at` integer,
	`link_key` text NOT NULL,
	`soft_bounces` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "subscribers_status" CHECK("subscribers"."status" in ('active', 'paused', 'left', 'bounced', 'complained')),
	CONSTRAINT "subscribers_paused" CHECK(("subscribers"."status" = 'paused') = ("subscribers"."paused_until" is not null)),
	CONSTRAINT "subscribers_ended" CHECK(("subscribers"."status" in ('left', 'bounced', 'complained')) = ("subscribers"."ended_at" is not null)),
	CONSTRAINT "subscribers_format" CHECK("subscribers"."format" in ('designed', 'plain')),
	CONSTRAINT "subscribers_through" CHECK("subscribers"."through" in ('home', 'briefing', 'story', 'newsletter', 'import', 'desk'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `subscribers_one_address` ON `subscribers` (`address`);--> statement-breakpoint
CREATE INDEX `subscribers_by_status` ON `subscribers` (`status`,`id`);--> statement-breakpoint
CREATE INDEX `subscribers_by_domain` ON `subscribers` (`domain`);--> statement-breakpoint
CREATE INDEX `subscribers_by_joined` ON `subscribers` (`joined_at`);--> statement-breakpoint
CREATE TABLE `suppressions` (
	`address_hash` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`detail` text DEFAULT '' NOT NULL,
	`since` integer NOT NULL,
	CONSTRAINT "suppressions_reason" CHECK("suppressions"."reason" in ('left', 'bounced', 'complained', 'erased', 'desk'))
);
--> statement-breakpoint
ALTER TABLE `briefings` ADD `mail_subject` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `briefings` ADD `mail_preheader` text DEFAULT '' NOT NULL;--> statement-breakpoint
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
	`mails_per_second` integer DEFAULT 20 NOT NULL,
	`mails_per_hour` integer DEFAULT 0 NOT NULL,
	`mails_per_day` integer DEFAULT 0 NOT NULL,
	`soft_bounce_limit` integer DEFAULT 5 NOT NULL,
	`counts_clicks` integer DEFAULT false NOT NULL,
	CONSTRAINT "settings_one_row" CHECK("__new_settings"."id" = 1),
	CONSTRAINT "settings_grace" CHECK("__new_settings"."grace_minutes" between 1 and 10080),
	CONSTRAINT "settings_trash" CHECK("__new_settings"."trash_days" between 1 and 3650),
	CONSTRAINT "settings_mail" CHECK(min("__new_settings"."mails_per_second", "__new_settings"."mails_per_hour", "__new_settings"."mails_per_day") >= 0 and "__new_settings"."soft_bounce_limit" between 1 and 100),
	CONSTRAINT "settings_slots" CHECK("__new_settings"."slots" between 1 and 20),
	CONSTRAINT "settings_weekday" CHECK("__new_settings"."publish_weekday" between 1 and 7),
	CONSTRAINT "settings_time" CHECK("__new_settings"."publish_time" is strftime('%H:%M', "__new_settings"."publish_time") and "__new_settings"."publish_time" < '24:00'),
	CONSTRAINT "settings_colours" CHECK("__new_settings"."accent" glob '#[0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f]' and "__new_settings"."on_accent" glob '#[0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f]')
);
--> statement-breakpoint
INSERT INTO `__new_settings`("id", "site_name", "strapline", "beat", "motto", "slots", "publish_weekday", "publish_time", "time_zone", "locale", "accent", "on_accent", "sender_name", "sender_address", "reply_to", "postal_address", "second_step_roles", "grace_minutes", "trash_days") SELECT "id", "site_name", "strapline", "beat", "motto", "slots", "publish_weekday", "publish_time", "time_zone", "locale", "accent", "on_accent", "sender_name", "sender_address", "reply_to", "postal_address", "second_step_roles", "grace_minutes", "trash_days" FROM `settings`;--> statement-breakpoint
DROP TABLE `settings`;--> statement-breakpoint
ALTER TABLE `__new_settings` RENAME TO `settings`;