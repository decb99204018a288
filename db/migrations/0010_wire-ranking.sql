DROP TABLE `wire_postings`;--> statement-breakpoint
DROP TABLE `wire_terms`;--> statement-breakpoint
ALTER TABLE `settings` ADD `wire_weights` text DEFAULT '{"outlets":30,"tier":10,"firstHand":10,"pace":10,"recency":15,"beat":25,"uncovered":20,"novelty":5}' NOT NULL;--> statement-breakpoint
ALTER TABLE `settings` ADD `wire_keywords` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `clusters` DROP COLUMN `terms`;