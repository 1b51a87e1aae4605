CREATE TABLE `latency_measurements` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`graph` text NOT NULL,
	`dense_graph` text NOT NULL,
	`machine` text NOT NULL,
	`environment_id` text NOT NULL,
	`measured_at` integer NOT NULL,
	`content` text NOT NULL,
	FOREIGN KEY (`environment_id`) REFERENCES `environments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `latency_measurements_graph` ON `latency_measurements` (`graph`);--> statement-breakpoint
ALTER TABLE `runs` ADD `graph` text;--> statement-breakpoint
ALTER TABLE `runs` ADD `measurement_id` integer REFERENCES latency_measurements(id);--> statement-breakpoint
CREATE INDEX `runs_graph` ON `runs` (`graph`);--> statement-breakpoint
CREATE INDEX `runs_measurement` ON `runs` (`measurement_id`);