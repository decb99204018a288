DROP INDEX `clusters_by_time`;--> statement-breakpoint
CREATE INDEX `clusters_by_time` ON `clusters` (`state`,`last_item_at`,`items`,`story_id`,`outlets_part`,`tier_part`,`first_hand_part`,`pace_part`,`beat_part`,`novelty_part`);--> statement-breakpoint
DROP INDEX `wire_items_by_cluster`;--> statement-breakpoint
CREATE INDEX `wire_items_by_cluster` ON `wire_items` (`cluster_id`,`published_at`,`language`,`source_id`,`title`);