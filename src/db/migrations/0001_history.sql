CREATE TABLE `experiment_tags` (
	`experiment_id` text NOT NULL,
	`tag` text NOT NULL,
	PRIMARY KEY(`experiment_id`, `tag`),
	FOREIGN KEY (`experiment_id`) REFERENCES `experiments`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `experiment_tags_tag` ON `experiment_tags` (`tag`);--> statement-breakpoint
CREATE TABLE `run_predictions` (
	`run_id` text PRIMARY KEY NOT NULL,
	`classes` blob NOT NULL,
	FOREIGN KEY (`run_id`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `experiments` ADD `paused_at` integer;--> statement-breakpoint
ALTER TABLE `experiments` ADD `archived_at` integer;--> statement-breakpoint
ALTER TABLE `experiments` ADD `notes` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `events_experiment` ON `events` (`experiment_id`);