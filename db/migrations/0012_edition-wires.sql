CREATE TABLE `edition_wires` (
	`briefing_id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`clusters` text NOT NULL,
	`picks` text NOT NULL,
	FOREIGN KEY (`briefing_id`) REFERENCES `briefings`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `edition_wires_by_time` ON `edition_wires` (`at`);