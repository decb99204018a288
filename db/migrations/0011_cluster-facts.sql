ALTER TABLE `clusters` ADD `facts` text DEFAULT '{"tiers":[],"firstHand":[],"quick":0,"matches":[],"likeness":0}' NOT NULL;--> statement-breakpoint
ALTER TABLE `clusters` ADD `outlets_part` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `clusters` ADD `tier_part` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `clusters` ADD `first_hand_part` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `clusters` ADD `pace_part` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `clusters` ADD `beat_part` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `clusters` ADD `novelty_part` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `clusters` ADD `watched_key` text DEFAULT '' NOT NULL;